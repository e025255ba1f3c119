/** Verdicts, as they are written. Most rules look at much the same things: each key and each list of them is there once. */
export interface Kept {
  /** Of what was looked at, as it was noted. */
  readonly keys: string[];
  /** Indexes of keys, with `,` between them. */
  readonly lists: string[];
  /** By who gave it, the index of the list of what was looked at, and what was seen there. */
  readonly found: Record<string, Record<string, Record<string, unknown>>>;
}

/** The keys of a list. */
export const keysOf = ({ keys }: Kept, list: string): readonly string[] =>
  list === '' ? [] : list.split(',').map((key) => keys[Number(key)] ?? '');

/** Adds to verdicts. */
export class Keeper {
  readonly kept: Kept;
  private readonly keys: Map<string, number>;
  private readonly lists: Map<string, number>;

  constructor(kept: Kept = { keys: [], lists: [], found: {} }) {
    this.kept = kept;
    this.keys = new Map(kept.keys.map((key, index) => [key, index]));
    this.lists = new Map(kept.lists.map((list, index) => [list, index]));
  }

  listOf(keys: Iterable<string>): string {
    return Array.from(keys, (key) => indexIn(this.keys, this.kept.keys, key)).join(',');
  }

  /** @returns the index of the list */
  add(who: string, list: string, seen: string, verdict: unknown): number {
    const index = indexIn(this.lists, this.kept.lists, list);
    const { found } = this.kept;
    found[who] ??= {};
    found[who][index] ??= {};
    found[who][index][seen] = verdict;
    return index;
  }
}

function indexIn(known: Map<string, number>, list: string[], text: string): number {
  const index = known.get(text);
  if (index !== undefined) return index;
  known.set(text, list.length);
  return list.push(text) - 1;
}
