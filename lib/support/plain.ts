/** Reading JSON of unknown shape: what is not of the wanted shape counts as absent. */
export type PlainObject = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is PlainObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The object, or an empty one. */
export function asObject(value: unknown): PlainObject {
  return isPlainObject(value) ? value : {};
}

/** The array, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text, or undefined when it is none or empty: an empty string is how many fields say "not set". */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number, or undefined. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The members whose value is text. */
export function asTextMap(value: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(asObject(value))) if (typeof text === 'string') texts[key] = text;
  return texts;
}

/** What lies at a chain of keys and indexes: `at(spec, 'containers', 0, 'image')`. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of keys) found = typeof key === 'number' ? asList(found)[key] : asObject(found)[key];
  return found;
}

/** Items of a list that are objects, each with its index. */
export function objectsIn(value: unknown): readonly (readonly [PlainObject, number])[] {
  return asList(value).flatMap((item, index) => (isPlainObject(item) ? [[item, index] as const] : []));
}
