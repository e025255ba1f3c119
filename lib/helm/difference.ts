import type { ObjectReference } from '../support/finding.ts';
import { type KubeObject, objectIdentity, objectReference } from '../support/kubernetes.ts';

/** One place where two JSON values differ. What is absent is undefined. */
export interface Difference {
  /** `spec.containers[0].image`; '' is the whole value. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Every place where two JSON values differ, as deep as both have the same shape. Lists are compared by position. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) =>
      differences(before[index], after[index], `${path}[${index}]`),
    ).flat();
  }
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys]
      .sort()
      .flatMap((key) => differences(own(before, key), own(after, key), joined(path, key)));
  }
  return [{ path, before, after }];
}

/** A difference between two sets of objects; the path '' is an object that only one of them has. */
export interface ObjectDifference extends Difference {
  readonly object: ObjectReference;
}

/** Every place where two sets of objects differ; objects are the same by group, kind, namespace and name. */
export function objectDifferences(
  before: readonly KubeObject[],
  after: readonly KubeObject[],
): ObjectDifference[] {
  const byIdentity = (objects: readonly KubeObject[]) =>
    new Map(objects.map((object) => [objectIdentity(objectReference(object)), object]));
  const [old, now] = [byIdentity(before), byIdentity(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((identity) => {
    const object = old.get(identity) ?? now.get(identity);
    if (!object) return [];
    return differences(old.get(identity), now.get(identity)).map((difference) => ({
      object: objectReference(object),
      ...difference,
    }));
  });
}

/** A value in a message: short, and on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return '(none)';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const joined = (path: string, key: string) => {
  if (!/^[\w-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
};

const own = (map: Record<string, unknown>, key: string) => (Object.hasOwn(map, key) ? map[key] : undefined);

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
