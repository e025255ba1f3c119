import { Buffer } from 'node:buffer';
import { ObsError } from '../support/errors.ts';
import { formatObject } from '../support/finding.ts';
import { type KubeObject, objectReference } from '../support/kubernetes.ts';
import { dumpYaml } from '../support/yaml.ts';
import type { YamlCache } from './yaml-cache.ts';

/** Argo CD leaves out every file that holds this text, wherever in it: the object would silently never be applied. */
export const skipMarker = '+argocd:skip-file-rendering';

/**
 * The text of an object's file, as UTF-8: keys sorted, members that are null or undefined left out, a line feed at the
 * end. Equal objects have equal text.
 *
 * @param origin what made the object, for messages
 * @param cache keeps texts between runs
 * @throws ObsError for a Secret with a value in it, text that makes Argo CD skip the file, and what JSON cannot hold
 */
export function manifest(object: KubeObject, origin: string, cache?: YamlCache): Uint8Array {
  const what = () => `${formatObject(objectReference(object))} (${origin})`;
  if (object.kind === 'Secret' && (filled(object.data) || filled(object.stringData))) {
    throw new ObsError({
      message: `${what()} is a Secret with values in it, and what is written here is public to all who read the repository`,
      fix: 'refer to a Secret that is made in the cluster, or carry it encrypted (SealedSecret, SOPS)',
    });
  }
  const text = () => Buffer.from(dumpYaml(plain(object, '', what)), 'utf8');
  const key = () => {
    // What is kept was found fit for a manifest when its text was made; what JSON cannot hold never is.
    const json = jsonOf(object) ?? String(text());
    if (json.includes(skipMarker)) {
      throw new ObsError({
        message: `${what()} holds the text "${skipMarker}", for which Argo CD skips the whole file`,
        fix: 'take the text out',
      });
    }
    return json;
  };
  if (cache) return cache.get(object, key, text);
  key();
  return text();
}

function jsonOf(object: KubeObject): string | undefined {
  try {
    return JSON.stringify(object);
  } catch {
    return undefined; // A bigint: `plain` tells where it is.
  }
}

const filled = (value: unknown) =>
  value !== undefined && value !== null && !(typeof value === 'object' && Object.keys(value).length === 0);

/** A copy of plain JSON with sorted keys and no null; anything else is told with its path. */
function plain(value: unknown, path: string, what: () => string): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => plain(item, `${path}[${index}]`, what));
  if (typeof value !== 'object' || value === null || !isPlainObject(value)) {
    throw new ObsError({
      message: `${what()} ${path.slice(1) || 'as a whole'} is ${describe(value)}, which a manifest cannot hold`,
      fix: 'leave it out, or give it a value',
    });
  }
  const source = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(source).sort()) {
    const member = source[key];
    if (member === undefined || member === null) continue;
    const copy = plain(member, `${path}.${key}`, what);
    // A plain assignment to `__proto__` would set the prototype and lose the key.
    if (key === '__proto__') Object.defineProperty(sorted, key, { value: copy, enumerable: true });
    else sorted[key] = copy;
  }
  return sorted;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function describe(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'number') return String(value);
  return typeof value === 'object' ? `a ${value.constructor.name}` : `a ${typeof value}`;
}
