import type { KubeObject } from '../support/kubernetes.ts';

/**
 * An object without what only Helm needs, wherever it has metadata (pod templates, claim templates, job templates):
 * labels `helm.sh/*` and `app.kubernetes.io/managed-by: Helm`, annotations `meta.helm.sh/*`. `helm.sh/chart` on pods
 * would restart them at every new version of a chart. The annotation `helm.sh/resource-policy` stays: Argo CD heeds it.
 */
export function withoutHelmMarks(object: KubeObject): KubeObject {
  return clean(object) as KubeObject;
}

function clean(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(clean);
  if (node === null || typeof node !== 'object') return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    copy[key] = key === 'metadata' && isMap(value) ? cleanMetadata(value) : clean(value);
  }
  return copy;
}

function cleanMetadata(metadata: Record<string, unknown>): Record<string, unknown> {
  const { labels, annotations, ...rest } = metadata;
  return {
    ...rest,
    ...(labels === undefined ? {} : { labels: without(labels, isHelmLabel) }),
    ...(annotations === undefined
      ? {}
      : { annotations: without(annotations, (key) => key.startsWith('meta.helm.sh/')) }),
  };
}

function without(map: unknown, goes: (key: string, value: unknown) => boolean): unknown {
  if (!isMap(map)) return map;
  return Object.fromEntries(Object.entries(map).filter(([key, value]) => !goes(key, value)));
}

const isHelmLabel = (key: string, value: unknown) =>
  key.startsWith('helm.sh/') || (key === 'app.kubernetes.io/managed-by' && value === 'Helm');

/**
 * Where an object still selects by labels that were taken away: the JSON paths of `selector`, `matchLabels` and
 * `matchExpressions` that name one.
 */
export function helmSelectors(object: KubeObject): string[] {
  const found: string[] = [];
  const visit = (node: unknown, path: string, selects: boolean) => {
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) visit(item, `${path}[${index}]`, selects);
    } else if (isMap(node)) {
      if (selects && Object.entries(node).some(([key, value]) => selectsHelmLabel(key, value)))
        found.push(path);
      for (const [key, value] of Object.entries(node)) {
        visit(
          value,
          path === '' ? key : `${path}.${key}`,
          /selector$|^match(Labels|Expressions)$/i.test(key),
        );
      }
    }
  };
  visit(object, '', false);
  return found;
}

/** A pair of `matchLabels`, or the `key:` of an expression. */
const selectsHelmLabel = (key: string, value: unknown) =>
  isHelmLabel(key, value) ||
  (key === 'key' &&
    typeof value === 'string' &&
    (value.startsWith('helm.sh/') || value === 'app.kubernetes.io/managed-by'));

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
