import type { KubeObject } from '../support/kubernetes.ts';

/**
 * An object without fields that say nothing: `null` anywhere, and what the API server drops when it stores the object
 * (empty labels and annotations, `hostNetwork: false`, an empty `subPath`, empty lists of a pod). Text compared with
 * the live object then shows no difference. Empty maps stay: `emptyDir: {}` and `podSelector: {}` mean something.
 */
export function dropEmptyFields(object: KubeObject): KubeObject {
  return strip(object, 'other') as KubeObject;
}

type Place = 'metadata' | 'pod' | 'container' | 'mount' | 'other';

function strip(node: unknown, place: Place): unknown {
  if (Array.isArray(node)) return node.map((item) => strip(item, place));
  if (node === null || typeof node !== 'object') return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (value === null || saysNothing[place]?.(key, value)) continue;
    copy[key] = strip(value, placeOf(key, value, place));
  }
  return copy;
}

/** Where a member is, as far as it matters: a pod is a `spec` with containers, wherever a workload keeps it. */
function placeOf(key: string, value: unknown, parent: Place): Place {
  if (key === 'metadata') return 'metadata';
  if (key === 'spec' && Array.isArray((value as { containers?: unknown } | undefined)?.containers))
    return 'pod';
  if (parent === 'pod' && /^(c|initC|ephemeralC)ontainers$/.test(key)) return 'container';
  if (parent === 'container' && key === 'volumeMounts') return 'mount';
  return 'other';
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

const isEmptyMap = (value: unknown) =>
  typeof value === 'object' && !Array.isArray(value) && Object.keys(value ?? {}).length === 0;

const saysNothing: Partial<Record<Place, (key: string, value: unknown) => boolean>> = {
  metadata: (key, value) => (key === 'labels' || key === 'annotations') && isEmptyMap(value),
  pod: (key, value) => (/^host(Network|PID|IPC)$/.test(key) && value === false) || isEmptyList(value),
  container: (_, value) => isEmptyList(value),
  mount: (key, value) => key === 'subPath' && value === '',
};
