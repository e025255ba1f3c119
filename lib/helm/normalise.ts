import { ObsError, type Problem } from '../support/errors.ts';
import { formatObject } from '../support/finding.ts';
import { canonicalJson, sortKeys } from '../support/json.ts';
import { isNamespaced, type KubeObject, objectIdentity, objectReference } from '../support/kubernetes.ts';
import { dropEmptyFields } from './empty-fields.ts';
import { helmSelectors, withoutHelmMarks } from './helm-marks.ts';

/**
 * What helm rendered, as it is stored and written: the namespace on namespaced kinds and on no other, no marks of
 * Helm's, no field that the API server would drop, keys sorted, objects sorted by kind, namespace and name. Two equal
 * objects (CRDs that several subcharts bring) are one.
 *
 * @param namespace the release's: for namespaced objects that name none
 * @throws ObsError when a selector needs a mark of Helm's, or when two objects of one name differ
 */
export function normalise(objects: readonly KubeObject[], namespace: string): KubeObject[] {
  const crds = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  const problems: Problem[] = [];
  const found = new Map<string, KubeObject>();

  for (const object of objects) {
    const clean = sortKeys(dropEmptyFields(withoutHelmMarks(inNamespace(object, namespace, crds))));
    const reference = objectReference(clean);
    const identity = objectIdentity(reference);
    const same = found.get(identity);
    if (same && canonicalJson(same) !== canonicalJson(clean)) {
      problems.push({
        message: `${formatObject(reference)} is rendered twice, and the two differ`,
        fix: 'switch one of them off with a value',
      });
    }
    found.set(identity, clean);
    problems.push(...helmSelectors(clean).map((path) => selectsHelm(clean, path)));
  }
  if (problems.length > 0) throw new ObsError(problems);
  return [...found.values()].sort(byName);
}

function inNamespace(object: KubeObject, namespace: string, crds: readonly KubeObject[]): KubeObject {
  const { namespace: own, ...metadata } = object.metadata;
  if (!isNamespaced(object.apiVersion, object.kind, crds)) return { ...object, metadata };
  return { ...object, metadata: { ...metadata, namespace: own || namespace } };
}

function byName(a: KubeObject, b: KubeObject): number {
  const key = ({ kind, metadata, apiVersion }: KubeObject) =>
    [kind, metadata.namespace ?? '', metadata.name, apiVersion].join('\0');
  return key(a) < key(b) ? -1 : 1;
}

const selectsHelm = (object: KubeObject, path: string): Problem => ({
  message: `${formatObject(objectReference(object))} ${path}: selects by a label that only Helm sets, and that is taken away here`,
  fix: 'change the selector with a value of the chart',
});
