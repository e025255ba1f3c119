import type { KubeObject } from '../../support/kubernetes.ts';
import { asObject, asText, at, objectsIn } from '../../support/plain.ts';
import { isAlloy } from './image.ts';
import { namespaceOf } from './objects.ts';

/**
 * What the rules look at, of every object and in the same order: in namespaces without Alloy neither what ConfigMaps and
 * Secrets hold, nor more of a workload's pods than who they are and where they listen. Rules that are given this find the
 * same in objects that differ only in the rest, and need not run again.
 */
export function alloyView(objects: readonly KubeObject[]): readonly KubeObject[] {
  const withAlloy = new Set(objects.filter(runsAlloy).map(namespaceOf));
  return objects.map((object) => (withAlloy.has(namespaceOf(object)) ? object : outline(object)));
}

function runsAlloy(object: KubeObject): boolean {
  const pod = object.kind === 'Pod' ? object.spec : templateOf(object).spec;
  return objectsIn(asObject(pod).containers).some(([{ image }]) => isAlloy(asText(image) ?? ''));
}

const templateOf = (object: KubeObject) => asObject(at(object, 'spec', 'template'));

function outline(object: KubeObject): KubeObject {
  const { apiVersion, kind, metadata } = object;
  if (kind === 'ConfigMap' || kind === 'Secret') return { apiVersion, kind, metadata };
  const template = templateOf(object);
  const pod = asObject(template.spec);
  if (pod.containers === undefined) return object;
  const { serviceAccountName, hostNetwork } = pod;
  const containers = objectsIn(pod.containers).map(([{ name, image, ports }]) => ({ name, image, ports }));
  const spec = { serviceAccountName, hostNetwork, containers };
  const labels = at(template, 'metadata', 'labels');
  return { apiVersion, kind, metadata, spec: { template: { metadata: { labels }, spec } } };
}
