import type { Problem, SourcePosition } from '../support/errors.ts';
import { asObject, isPlainObject, type PlainObject } from '../support/plain.ts';
import type { Path, YamlDocument } from '../support/yaml.ts';

/** One file of a chain: what it writes hides what those after it write. */
export interface Layer {
  readonly file: string;
  readonly document: YamlDocument;
}

/** Whether a mapping takes the place of the one before it, rather than being merged into it. */
export type Replaces = (path: Path, before: PlainObject, value: PlainObject) => boolean;

interface Merging {
  readonly replaces: Replaces;
  /** Told of each null that removes nothing. */
  readonly onIdleNull: (path: Path) => void;
}

/** What a file says of itself: files that extend it do not take it over. */
const ownKeys: ReadonlySet<string> = new Set(['name', 'extends']);

/**
 * Reads a chain of files as one document. Mappings are merged key by key, everything else is replaced, and `null`
 * removes what the files after it write. A place in the document is that in the file which wrote it.
 *
 * @param layers the file itself, what it extends, what that extends, ...
 * @param problems told of each `null` that has nothing to remove
 * @param replaces whether the second of two mappings at a path takes the first one's place as a whole
 */
export function mergeLayers(
  layers: readonly Layer[],
  problems: Problem[],
  replaces: Replaces = () => false,
): YamlDocument {
  const parts = layers.map(({ file, document }, index) => ({ file, document, value: part(document, index) }));
  let value: PlainObject = {};
  for (const [index, { document, value: over }] of [...parts.entries()].reverse()) {
    const below = layers[index + 1]?.file;
    const onIdleNull = (path: Path) =>
      problems.push({
        at: document.locate(path),
        message: `${path.join('.')}: null removes nothing: ${below ? `${below} does not set it` : 'this file extends none'}`,
        fix: 'write a value, or remove the line',
      });
    value = merge(value, over, [], { replaces, onIdleNull });
  }
  return { value, locate: (path) => locate(parts, path) };
}

/** What a file gives to the whole. */
function part({ value }: YamlDocument, index: number): PlainObject {
  const entries = Object.entries(asObject(value));
  return Object.fromEntries(entries.filter(([key]) => (index === 0 ? key !== 'extends' : !ownKeys.has(key))));
}

/** What `over` makes of `base`, both at a path. */
function merge(base: PlainObject, over: PlainObject, at: Path, how: Merging): PlainObject {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const path = [...at, key];
    const before = merged.get(key);
    if (value === null) {
      if (!merged.delete(key)) how.onIdleNull(path);
    } else if (isPlainObject(value)) {
      const merges = isPlainObject(before) && !how.replaces(path, before, value);
      merged.set(key, merge(merges ? before : {}, value, path, how));
    } else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/** Where the value at a path was written, or the nearest existing parent: the file itself before those it extends. */
function locate(parts: readonly (Layer & { value: PlainObject })[], path: Path): SourcePosition {
  let nearest: (() => SourcePosition) | undefined;
  let depth = -1;
  for (const { document, value } of parts) {
    const { length, node } = deepest(value, path);
    if (length > depth) {
      depth = length;
      nearest = () => document.locate(path.slice(0, length));
    }
    // A list, a scalar or null hides what lies below it in the other files.
    if (!isPlainObject(node)) break;
  }
  return nearest?.() ?? { file: '' };
}

/** How far a path leads into a value, and what is there. */
export function deepest(value: unknown, path: Path): { readonly length: number; readonly node: unknown } {
  let node = value;
  for (const [length, key] of path.entries()) {
    if (node === null || typeof node !== 'object' || !Object.hasOwn(node, key)) return { length, node };
    node = (node as Record<string | number, unknown>)[key];
  }
  return { length: path.length, node };
}
