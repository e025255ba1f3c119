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

/** The same for what is made of an object: once for each, for as long as that is there. */
export function once<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly made: T }>();
  return (of) => {
    const before = known.get(of);
    if (before) return before.made;
    const made = make(of);
    known.set(of, { made });
    return made;
  };
}
