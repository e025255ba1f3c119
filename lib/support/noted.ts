/**
 * What a piece of work has looked at, so that its result is good for as long as all of that is the same. Whoever gives
 * out something that can be another the next time notes it; whoever keeps results asks what was noted.
 */
export class Notes {
  private readonly keys = new Set<string>();
  /** Those of work whose result was taken. */
  private readonly others = new Set<Notes>();
  private every: ReadonlySet<string> | undefined;

  add(key: string): void {
    this.keys.add(key);
  }

  addAll(notes: Notes): void {
    if (notes.keys.size > 0 || notes.others.size > 0) this.others.add(notes);
  }

  /** Every key, once the work is done. */
  get all(): ReadonlySet<string> {
    this.every ??= this.gather();
    return this.every;
  }

  private gather(): ReadonlySet<string> {
    if (this.others.size === 0) return this.keys;
    const all = new Set(this.keys);
    for (const other of this.others) for (const key of other.all) all.add(key);
    return all;
  }
}

/** The key of what can be another at any time: results that have looked at it are not kept. */
export const onlyNow = 'only now';

let open: Notes | undefined;

/** Notes that something is looked at. Free when nobody wants to know. */
export function note(key: string): void {
  open?.add(key);
}

/** Notes what the making of something took, where it is taken as it is. */
export function noteAll(notes: Notes): void {
  open?.addAll(notes);
}

/**
 * Does some work, and tells what it looked at; what that work does is part of what is being done around it. The work
 * must not wait for anything: what is looked at later is noted by nobody.
 */
export function noting<T>(work: () => T): { readonly result: T; readonly notes: Notes } {
  const around = open;
  const notes = new Notes();
  open = notes;
  try {
    return { result: work(), notes };
  } finally {
    open = around;
    around?.addAll(notes);
  }
}
