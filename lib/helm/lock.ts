import { readFileSync } from 'node:fs';
import { ExitCode, ObsError } from '../support/errors.ts';
import { suggestion } from '../support/suggest.ts';
import { decodeUtf8, parseYaml } from '../support/yaml.ts';
import { LockReader } from './lock-reader.ts';

/** One chart of helm-charts.yaml. */
export interface LockedChart {
  readonly name: string;
  readonly version: string;
  /** The folder of the repository's `index.yaml`: always https. */
  readonly repository: string;
  /** `sha256:<hex>` of the archive; null until the first `obs charts pull` records it. */
  readonly digest: string | null;
  /** Where the archive is. @default what the repository's index says */
  readonly url?: string;
  /** What becomes of hooks that are no tests: one that is not listed is an error. */
  readonly hooks: readonly HookDecision[];
  /** Value keys that the chart reads although its values.yaml does not have them. */
  readonly undocumented: readonly Undocumented[];
}

export interface HookDecision {
  /** `Kind/name` of the hook; `*` stands for anything, as in `Job/*-finalizer`. */
  readonly object: string;
  /** `keep` makes it an object like any other, without its hook annotations. */
  readonly action: 'drop' | 'keep';
  readonly reason: string;
}

export interface Undocumented {
  /** Keys joined with dots; a dot inside a key is written `\.`. All below it is allowed. */
  readonly path: string;
  readonly reason: string;
}

export interface ChartLock {
  /** The file as errors name it. */
  readonly file: string;
  readonly charts: readonly LockedChart[];
}

/**
 * Reads helm-charts.yaml.
 *
 * @param file where it is
 * @param name what errors call it
 * @throws ObsError with the place of every mistake
 */
export function readLock(file: string, name = 'helm-charts.yaml'): ChartLock {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new ObsError(
      { message: `${name} cannot be read: ${(error as Error).message}` },
      ExitCode.usage,
      error,
    );
  }
  return parseLock(decodeUtf8(bytes, name), name);
}

/** @throws ObsError with the place of every mistake */
export function parseLock(text: string, file: string): ChartLock {
  const [document] = parseYaml(text, file);
  const reader = new LockReader(document ?? { value: null, locate: () => ({ file }) });
  const charts = reader.charts();
  if (reader.problems.length > 0) throw new ObsError(reader.problems);
  return { file, charts };
}

/**
 * The chart that `name` or `name@version` means: of several versions, a bare name is the first in the file.
 *
 * @throws ObsError when there is none, with the likely one
 */
export function findChart(lock: ChartLock, reference: string): LockedChart {
  const [name = '', version] = reference.split('@');
  const named = lock.charts.filter((chart) => chart.name === name);
  const found = version === undefined ? named[0] : named.find((chart) => chart.version === version);
  if (found) return found;
  throw new ObsError(
    named.length === 0
      ? {
          message: `${lock.file} has no chart "${name}"`,
          fix: suggestion(
            name,
            lock.charts.map((chart) => chart.name),
          ),
        }
      : {
          message: `${lock.file} has no version ${version} of the chart ${name}`,
          fix: `versions there: ${named.map((chart) => chart.version).join(', ')}; add an entry for another`,
        },
  );
}

/** `name version`, as messages and files call a chart. */
export const chartLabel = ({ name, version }: { name: string; version: string }) => `${name} ${version}`;
