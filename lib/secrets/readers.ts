import type { KubeObject } from '../support/kubernetes.ts';
import { asText, at, isPlainObject } from '../support/plain.ts';

/** Objects that read each Secret, as `Kind name`, by `namespace/name` of the Secret; sorted. */
export function secretReaders(objects: readonly KubeObject[]): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, Set<string>>();
  for (const { kind, metadata, ...fields } of objects) {
    // What makes a Secret does not read it.
    if (kind === 'ExternalSecret') continue;
    for (const name of namesIn(fields)) {
      const id = `${metadata.namespace ?? ''}/${name}`;
      readers.set(id, (readers.get(id) ?? new Set()).add(`${kind} ${metadata.name}`));
    }
  }
  return new Map([...readers].map(([id, found]) => [id, [...found].sort()]));
}

/** Every Secret that a value names: in environments and volumes of pods, TLS of routes, Middlewares. */
function* namesIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* namesIn(item);
  if (!isPlainObject(value)) return;
  for (const [field, member] of Object.entries(value)) {
    const named = /^secret(Ref|KeyRef)?$/.test(field)
      ? (asText(member) ?? asText(at(member, 'name')))
      : undefined;
    const name = field === 'secretName' ? asText(member) : named;
    if (name !== undefined) yield name;
    yield* namesIn(member);
  }
}
