import type { KubeObject } from '../support/kubernetes.ts';

/** What holds data, or is the ground that data stands on: no tool may remove it because a file is gone. */
const kept = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

const keptKinds = new Set(['CustomResourceDefinition', 'Namespace', 'PersistentVolumeClaim']);

/** An object with what Argo CD and Flux must know of it: of both, so that the same folders serve both. */
export function annotated(object: KubeObject): KubeObject {
  if (!keptKinds.has(object.kind)) return object;
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...kept } } };
}
