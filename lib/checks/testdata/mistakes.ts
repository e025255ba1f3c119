import { readFileSync } from 'node:fs';
import type { KubeObject } from '../../support/kubernetes.ts';
import { parseYaml } from '../../support/yaml.ts';

/** A row of mistakes.yaml, whose head explains it. */
export type Mistake = readonly [
  name: string,
  rule: string,
  server: 'rejects' | 'warns' | 'accepts',
  object: string,
  edit: Readonly<Record<string, unknown>>,
];

export function readMistakes(file: string): readonly Mistake[] {
  return parseYaml(readFileSync(file, 'utf8'), file)[0]?.value as readonly Mistake[];
}

/** The objects with one mistake made in them; the others are the same objects as before. */
export function withMistake(
  objects: readonly KubeObject[],
  [, , , name, edit]: Mistake,
): { readonly objects: readonly KubeObject[]; readonly edited: KubeObject } {
  const original = objects.find(({ kind, metadata }) => `${kind}/${metadata.name}` === name);
  if (!original) throw new Error(`there is no ${name}`);
  const edited = structuredClone(original) as KubeObject;
  for (const [path, value] of Object.entries(edit)) write(edited, keysOf(path), value);
  return { objects: objects.map((object) => (object === original ? edited : object)), edited };
}

/** `spec.ports[0].name` or `data['a b']` as keys. */
function keysOf(path: string): (string | number)[] {
  const whole = path
    .replace('$web', '$pod.containers[0]')
    .replace('$proxy', '$pod.containers[1]')
    .replace('$pod', 'spec.template.spec');
  return [...whole.matchAll(/\['([^']+)'\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, plain]) =>
    index === undefined ? (quoted ?? plain ?? '') : Number(index),
  );
}

/** Writes a value, making mappings on the way; null takes away what is there. */
function write(object: object, keys: readonly (string | number)[], value: unknown): void {
  const last = keys.at(-1) ?? '';
  let target = object as Record<string | number, unknown>;
  for (const key of keys.slice(0, -1)) {
    target[key] ??= {};
    target = target[key] as Record<string | number, unknown>;
  }
  if (value === null) delete target[last];
  else target[last] = value;
}
