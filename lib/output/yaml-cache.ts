import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { writeCacheFile } from '../support/files.ts';
import { sha256 } from '../support/json.ts';
import { memo } from '../support/memo.ts';
import { diskError, errorCode } from './disk.ts';

/** Texts that were made before, by what they were made from. */
export interface YamlCache {
  /**
   * The text of an object: the one that is kept for it or for an equal one, else the one that `make` returns, which is
   * then kept.
   *
   * @param keyOf what is the same for equal objects; not asked for an object whose text is known
   */
  get(object: object, keyOf: () => string, make: () => Uint8Array): Uint8Array;
  /**
   * Writes the store when there is a new text in it, or no store.
   *
   * @throws ObsError (exit code 3) when it cannot be written: the run is none the worse for it, only the next is slower
   */
  save(): void;
}

/** Texts that the clusters of one run have in common. While it runs, nobody may change an object that has its text. */
export interface SharedTexts {
  readonly ofObjects: WeakMap<object, Kept>;
  readonly ofKeys: (key: string, make: () => Kept) => Kept;
}

interface Kept {
  /** SHA-256 of the key. */
  readonly id: string;
  readonly text: Uint8Array;
}

export const sharedTexts = (): SharedTexts => ({ ofObjects: new WeakMap(), ofKeys: memo() });

/**
 * A store of texts in one file. It is read when a text is asked for that no other cluster has, and what is not whole, was
 * made by another version, or is no store at all counts as empty. A text that `keptRuns` writing runs did not use is
 * dropped.
 *
 * The file is a line with the SHA-256 of the rest, a line of JSON (version, and for each text the SHA-256 of its key,
 * its length and the writing runs since it was used), then the texts one after another.
 *
 * @param version of what makes the texts: any change of the program or its YAML library must change it
 * @param shared what stores of other clusters have in common with this one
 */
export function yamlCache(file: string, version: string, shared = sharedTexts()): YamlCache {
  let stored: Map<string, Entry> | undefined;
  const used = new Map<string, Uint8Array>();
  let changed = false;
  const find = (key: string, make: () => Uint8Array) =>
    shared.ofKeys(key, () => {
      stored ??= load(file, version);
      const id = sha256(key);
      const known = stored.get(id)?.text;
      if (known === undefined) changed = true;
      // A copy, so that the store as a whole can go: of most clusters a run needs a few texts.
      return { id, text: known ? Buffer.from(known) : make() };
    });
  return {
    get(object, keyOf, make) {
      const before = shared.ofObjects.get(object);
      const kept = before ?? find(keyOf(), make);
      if (!before) shared.ofObjects.set(object, kept);
      used.set(kept.id, kept.text);
      return kept.text;
    },
    save() {
      if (used.size === 0 || (!changed && (stored || existsSync(file)))) return;
      const unused = [...(stored ?? load(file, version))]
        .filter(([id]) => !used.has(id))
        .map(([id, { text, age }]) => ({ id, text, age: age + 1 }))
        .filter(({ age }) => age <= keptRuns);
      const now = [...used].map(([id, text]) => ({ id, text, age: 0 }));
      const all = [...now, ...unused].sort((a, b) => (a.id < b.id ? -1 : 1));
      const index = all.map(({ id, text, age }) => [id, text.length, age]);
      const head = Buffer.from(`${JSON.stringify({ format, version, index })}\n`);
      const rest = Buffer.concat([head, ...all.map(({ text }) => text)]);
      try {
        writeCacheFile(file, Buffer.concat([Buffer.from(`${sha256(rest)}\n`), rest]));
      } catch (error) {
        throw diskError(error, file);
      }
      changed = false;
    },
  };
}

interface Entry {
  readonly text: Uint8Array;
  readonly age: number;
}

const format = 1;
const keptRuns = 4;

function load(file: string, version: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const rest = readChecked(file);
  if (!rest) return entries;
  const end = rest.indexOf('\n');
  const head = JSON.parse(rest.toString('utf8', 0, end)) as Head;
  if (head.format !== format || head.version !== version) return entries;
  let offset = end + 1;
  for (const [id, length, age] of head.index) {
    entries.set(id, { text: rest.subarray(offset, offset + length), age });
    offset += length;
  }
  return entries;
}

interface Head {
  readonly format: number;
  readonly version: string;
  readonly index: readonly (readonly [id: string, length: number, age: number])[];
}

/** What follows the first line, when that is its SHA-256. A file that cannot be read is as good as none. */
function readChecked(file: string): Buffer | undefined {
  try {
    const content = readFileSync(file);
    const end = content.indexOf('\n');
    const rest = content.subarray(end + 1);
    return content.toString('latin1', 0, Math.max(end, 0)) === sha256(rest) ? rest : undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}
