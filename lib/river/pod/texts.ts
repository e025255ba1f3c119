import type { SourcePosition } from '../../support/errors.ts';
import type { RiverText } from '../model/index.ts';
import type { ConfigurationFile } from './configuration.ts';
import type { Place } from './workload.ts';

/** A file that a configuration begins, or goes on, with. */
export interface SourcePart {
  /** As positions name it. */
  readonly file: string;
  /** The line of the configuration that is its first; they count from 1. */
  readonly startLine: number;
  /** Lines of the file that the configuration lacks, in the file's order. @default none */
  readonly cuts?: readonly Cut[];
}

/** Lines of a file that were taken out. */
export interface Cut {
  /** The first of them; lines count from 1. */
  readonly line: number;
  readonly count: number;
}

/** The texts that one Alloy loads, and where they come from. */
export interface Texts {
  readonly files: readonly RiverText[];
  /** Where a position of these texts is among the objects. */
  placeOf(at: SourcePosition): (Place & { readonly line?: number; readonly column?: number }) | undefined;
}

/** Takes configurations apart into the files that they were made of; others are named by their ConfigMap. */
export function textsOf(
  configuration: readonly ConfigurationFile[],
  sources: ReadonlyMap<string, readonly SourcePart[]>,
): Texts {
  const files: RiverText[] = [];
  const origins = new Map<
    string,
    { readonly place: Place; readonly before: number; readonly cuts: readonly Cut[] }
  >();
  for (const { text, place } of configuration) {
    const parts = sources.get(text) ?? [{ file: nameOf(place), startLine: 1 }];
    const lines = text.split('\n');
    for (const [index, { file, startLine, cuts = [] }] of parts.entries()) {
      const end = parts[index + 1]?.startLine;
      const own = lines.slice(startLine - 1, end === undefined ? undefined : end - 1);
      // Empty lines stand for them, so that positions are those of the file.
      for (const { line, count } of cuts) own.splice(line - 1, 0, ...Array<string>(count).fill(''));
      files.push({ name: file, text: own.join('\n') });
      origins.set(file, { place, before: startLine - 1, cuts });
    }
  }
  return {
    files,
    placeOf({ file, line, column }) {
      const origin = origins.get(file);
      if (origin === undefined) return undefined;
      return {
        ...origin.place,
        ...(line !== undefined && { line: line + origin.before - cutBefore(line, origin.cuts) }),
        ...(column !== undefined && { column }),
      };
    },
  };
}

const cutBefore = (line: number, cuts: readonly Cut[]) =>
  cuts.filter((cut) => cut.line < line).reduce((sum, { count }) => sum + count, 0);

/** `ConfigMap/<namespace>/<name>/<key>` */
function nameOf({ object: { kind, metadata }, path }: Place): string {
  return [kind, metadata.namespace ?? 'default', metadata.name, path.at(-1)].join('/');
}
