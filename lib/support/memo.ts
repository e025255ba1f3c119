import { type Notes, noteAll, noting } from './noted.ts';

/**
 * Remembers what was made of the last hundreds of texts: clusters have most of theirs in common. What is made must
 * depend on the text alone, and nobody may change it.
 */
export function memo<T>(): (text: string, make: () => T) => T {
  const known = new Map<string, { readonly made: T }>();
  return (text, make) => {
    const before = known.get(text);
    if (before) return before.made;
    const made = make();
    if (known.size >= most) known.clear();
    known.set(text, { made });
    return made;
  };
}

const most = 400;

/**
 * The same for what is made of an object: once for each, for as long as that is there. What the making looked at counts
 * for everyone who takes what was made.
 */
export function once<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly made: T; readonly notes: Notes }>();
  return (of) => {
    const before = known.get(of);
    if (before) {
      noteAll(before.notes);
      return before.made;
    }
    const { result: made, notes } = noting(() => make(of));
    known.set(of, { made, notes });
    return made;
  };
}

/** The same for one piece of work: done when its result is first asked for. */
export function later<T>(make: () => T): () => T {
  let known: { readonly made: T; readonly notes: Notes } | undefined;
  return () => {
    if (known) noteAll(known.notes);
    else {
      const { result: made, notes } = noting(make);
      known = { made, notes };
    }
    return known.made;
  };
}
