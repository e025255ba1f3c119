import type { SourceName } from '../sizing/sources.ts';
import { at } from '../support/plain.ts';
import type { LoadedCluster } from './load.ts';
import { sourceOf } from './settings.ts';

/** One figure of a sizing, and what came of it. */
export interface SizingRow {
  readonly setting: string;
  /** What the cluster runs with. */
  readonly value: unknown;
  /** Where that comes from: file and line, `load` or `default`. */
  readonly from: string;
  readonly proposed: string | number;
  /** The arithmetic behind what is proposed. */
  readonly because: string;
  /** The rule behind the arithmetic: see `sources`. */
  readonly rule: SourceName;
}

/** The figures of a cluster's sizing; none where its file says nothing of its load. */
export function sizingRows({ sizing, complete, written }: LoadedCluster): SizingRow[] {
  return (sizing?.proposals ?? []).map(({ path, value, because, source }) => {
    const from = written(path) ?? (source === 'default' ? 'default' : 'load');
    return {
      setting: path.join('.'),
      value: at(complete, ...path),
      from: sourceOf({ path, value, from }),
      proposed: value,
      because,
      rule: source,
    };
  });
}
