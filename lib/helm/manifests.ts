import { ObsError } from '../support/errors.ts';
import { isKubeObject, type KubeObject } from '../support/kubernetes.ts';
import { parseGoYaml } from './go-yaml.ts';

/**
 * The objects in what helm printed: empty documents are dropped, and lists (`kind: List`, `RoleList`, …) are taken
 * apart.
 *
 * @param label what errors call the text
 * @throws ObsError when something in it is no Kubernetes object with a name
 */
export function parseManifests(text: string, label: string): KubeObject[] {
  const documents = parseGoYaml(text, label).filter((document) => document !== null);
  return documents.flatMap(items).map((object) => {
    if (isKubeObject(object)) return object;
    throw new ObsError({
      message: `${label} is no Kubernetes object with apiVersion, kind and metadata.name: ${excerpt(object)}`,
      fix: 'this chart cannot be used as it is: leave out what prints this, with its values',
    });
  });
}

/** The members of a list; members of a typed list may leave their kind to it. */
function items(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [value];
  const { apiVersion, kind, items: members } = value as Record<string, unknown>;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(members)) return [value];
  const defaults = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return members.flatMap((member) => items({ ...defaults, ...member }));
}

const excerpt = (value: unknown) => {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};
