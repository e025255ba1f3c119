import { asObject } from '../../support/plain.ts';
import type { Objects } from './objects.ts';

/** A Secret that the manifests do not hold, and what is in it. */
export interface ExpectedSecret {
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
}

/** The keys of a Secret; undefined when nothing is known of it. */
export function secretKeys(
  namespace: string,
  name: string,
  objects: Objects,
  secrets: readonly ExpectedSecret[],
): readonly string[] | undefined {
  const object = objects.find('/Secret', namespace, name);
  if (object) return [...Object.keys(asObject(object.data)), ...Object.keys(asObject(object.stringData))];
  return secrets.find((secret) => secret.namespace === namespace && secret.name === name)?.keys;
}
