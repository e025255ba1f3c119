import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCacheFile } from '../support/files.ts';
import { isPlainObject } from '../support/plain.ts';
import { Keeper, type Kept, keysOf } from './kept.ts';

/** The file of a repository: outside git, and for all clusters and folders that are checked. */
export const verdictsFile = (root: string) => join(root, '.cache', 'verdicts');

/** What is seen now when certain things are looked at, in one text. The first stands for them, and is shorter. */
export type Look = (list: string, keys: () => readonly string[]) => string;

/** Characters of the file from which on it is not kept what the last run did not need. */
const much = 300_000;

/**
 * What was found, kept from one run to the next and shared by all inventories of a run. It is told again where everything
 * that was looked at is the same: whoever looks would look at the same things, and find the same.
 */
export class Verdicts {
  private readonly file: string;
  private readonly program: string;
  /** What this run has found or asked for: who, the index of the list, and what was seen. */
  private readonly used = new Map<string, readonly [who: string, list: number, seen: string]>();
  private loaded: { readonly kept: Kept; readonly size: number } | undefined;
  private keeper: Keeper | undefined;

  /**
   * @param file where they are kept, outside git
   * @param program what tells this version of the rules from any other, such as the hash of the program's sources
   */
  constructor(file: string, program: string) {
    this.file = file;
    this.program = program;
  }

  /** What somebody found before, as it was given to `keep`; undefined where something was different then. */
  find(who: string, look: Look): unknown {
    const { kept } = this.load();
    const own = kept.found[who];
    for (const index in own) {
      const list = kept.lists[Number(index)] ?? '';
      const seen = look(list, () => keysOf(kept, list));
      const verdict = own[index]?.[seen];
      if (verdict === undefined) continue;
      this.use(who, Number(index), seen);
      return verdict;
    }
    return undefined;
  }

  /**
   * @param keys what was looked at
   * @param verdict plain JSON
   */
  keep(who: string, keys: Iterable<string>, look: Look, verdict: unknown): void {
    this.keeper ??= new Keeper(this.load().kept);
    const list = this.keeper.listOf(keys);
    const seen = look(list, () => [...keys]);
    this.use(who, this.keeper.add(who, list, seen, verdict), seen);
  }

  /** Writes the file, if there is something new. */
  save(): void {
    if (!this.keeper) return;
    const { kept, size } = this.load();
    const written = size > much ? this.inUse(kept) : kept;
    writeCacheFile(this.file, `${this.program}\n${JSON.stringify(written)}`);
    this.keeper = undefined;
  }

  /** Whoever throws away nothing need not know what is in use. */
  private use(who: string, list: number, seen: string): void {
    if (this.load().size > much) this.used.set(`${who} ${list} ${seen}`, [who, list, seen]);
  }

  private inUse(kept: Kept): Kept {
    const keeper = new Keeper();
    for (const [who, index, seen] of this.used.values()) {
      const list = keeper.listOf(keysOf(kept, kept.lists[index] ?? ''));
      keeper.add(who, list, seen, kept.found[who]?.[index]?.[seen]);
    }
    return keeper.kept;
  }

  private load(): { readonly kept: Kept; readonly size: number } {
    this.loaded ??= this.read();
    return this.loaded;
  }

  private read(): { readonly kept: Kept; readonly size: number } {
    try {
      const text = readFileSync(this.file, 'utf8');
      const head = `${this.program}\n`;
      const kept: unknown = text.startsWith(head) ? JSON.parse(text.slice(head.length)) : undefined;
      if (isKept(kept)) return { kept, size: text.length };
    } catch {
      // No verdicts, or half of them: the rules run, and theirs take their place.
    }
    return { kept: new Keeper().kept, size: 0 };
  }
}

const isKept = (value: unknown): value is Kept =>
  isPlainObject(value) &&
  Array.isArray(value.keys) &&
  Array.isArray(value.lists) &&
  isPlainObject(value.found);
