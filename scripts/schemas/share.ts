import type { Schema } from '../../lib/checks/schemas/schema.ts';

/** Text shorter than this is not worth a definition of its own. */
const worthwhile = 100;

/**
 * The same schemas with every part that occurs more than once written once, under `$defs`: CustomResourceDefinitions
 * cannot refer to anything, so they repeat themselves (Argo CD's ApplicationSet says one thing forty times).
 */
export function shareRepeated(kinds: Readonly<Record<string, Schema>>): {
  readonly kinds: Record<string, Schema>;
  readonly $defs: Record<string, Schema>;
} {
  const uses = new Map<string, number>();
  const count = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if (!Array.isArray(node) && isSchema(node)) {
      const text = JSON.stringify(node);
      const seen = (uses.get(text) ?? 0) + 1;
      uses.set(text, seen);
      if (seen > 1) return;
    }
    for (const child of Object.values(node)) count(child);
  };
  count(Object.values(kinds));

  const names = new Map<string, string>();
  const $defs: Record<string, Schema> = {};
  const rewrite = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(rewrite);
    if (node === null || typeof node !== 'object') return node;
    const text = isSchema(node) ? JSON.stringify(node) : '';
    if (text.length < worthwhile || (uses.get(text) ?? 0) < 2) return inside(node);
    const known = names.get(text);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const name = String(names.size + 1);
    names.set(text, name);
    $defs[name] = inside(node) as Schema;
    return { $ref: `#/$defs/${name}` };
  };
  const inside = (node: object) =>
    Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rewrite(value)]));

  return {
    kinds: Object.fromEntries(
      Object.entries(kinds).map(([kind, schema]) => [kind, inside(schema) as Schema]),
    ),
    $defs,
  };
}

/** Not the table of fields under `properties`, whose keys are names. A field may be called `type`, so its value decides. */
const isSchema = (node: object) =>
  typeof (node as Schema).type === 'string' || (node as Schema)['x-kubernetes-int-or-string'] === true;
