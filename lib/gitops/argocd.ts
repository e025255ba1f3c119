import { crdFolder, gitopsFolder } from '../output/index.ts';
import { apiGroup, isNamespaced, type KubeObject } from '../support/kubernetes.ts';
import { type Delivery, nameOf, pathOf, rootName } from './applier.ts';
import { stepOf } from './order.ts';

const apiVersion = 'argoproj.io/v1alpha1';

/** The cluster that Argo CD itself runs in. */
const server = 'https://kubernetes.default.svc';

/**
 * Objects for Argo CD: a root Application over `_gitops/`, and what it applies: a project, and an Application for each
 * folder. The root is applied by hand and leaves itself out, so that it never waits for its own health.
 */
export function argocdObjects(delivery: Delivery): KubeObject[] {
  const folders = [...delivery.order.keys()];
  return [root(delivery), project(delivery), ...folders.map((folder) => child(delivery, folder))];
}

function root(delivery: Delivery): KubeObject {
  const { namespace } = delivery.gitops;
  return {
    apiVersion,
    kind: 'Application',
    metadata: { name: rootName, namespace },
    spec: {
      // A project that could write projects would hold nothing back, so this one Application is outside ours.
      project: 'default',
      source: {
        ...source(delivery, gitopsFolder),
        directory: { exclude: `Application.${rootName}.yaml`, recurse: false },
      },
      destination: { server, namespace },
      syncPolicy,
    },
  };
}

/** One Application a folder. What it removes goes with it, but for what is annotated to stay. */
function child(delivery: Delivery, folder: string): KubeObject {
  const { order, gitops } = delivery;
  return {
    apiVersion,
    kind: 'Application',
    metadata: {
      name: nameOf(folder),
      namespace: gitops.namespace,
      annotations: {
        // The API server's own defaults are then no differences, and none has to be ignored.
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
        'argocd.argoproj.io/sync-wave': String(stepOf(folder, order)),
      },
      finalizers: ['resources-finalizer.argocd.argoproj.io/foreground'],
    },
    spec: {
      project: rootName,
      source: { ...source(delivery, folder), directory: { recurse: false } },
      // A CRD lies in no namespace, but an Application must name one that its project allows.
      destination: { server, namespace: folder === crdFolder ? namespacesOf(delivery)[0] : folder },
      syncPolicy,
    },
  };
}

/** What the Applications may touch: these namespaces and these kinds, from this repository. */
function project(delivery: Delivery): KubeObject {
  const { gitops, objects } = delivery;
  const crds = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  const isOfNamespace = (object: KubeObject) => isNamespaced(object.apiVersion, object.kind, crds);
  return {
    apiVersion,
    kind: 'AppProject',
    metadata: {
      name: rootName,
      namespace: gitops.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      description: 'Metrics, logs and traces of this cluster.',
      sourceRepos: [gitops.repository],
      destinations: namespacesOf(delivery).map((namespace) => ({ server, namespace })),
      clusterResourceWhitelist: kindsOf(objects.filter((object) => !isOfNamespace(object))),
      namespaceResourceWhitelist: kindsOf(objects.filter(isOfNamespace)),
    },
  };
}

const source = (delivery: Delivery, folder: string) => ({
  repoURL: delivery.gitops.repository,
  targetRevision: delivery.gitops.revision,
  path: pathOf(delivery, folder),
});

const syncPolicy = {
  automated: { enabled: true, prune: true, selfHeal: true },
  // A retry takes the newest revision, so that a mistake that is put right is not tried for ever.
  retry: { limit: -1, refresh: true, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } },
  syncOptions: [
    // CRDs and dashboards are larger than the annotation that a client-side apply keeps.
    'ServerSideApply=true',
    'ApplyOutOfSyncOnly=true',
    // An object that another Application applies too would change back and forth.
    'FailOnSharedResource=true',
  ],
};

/** The namespaces that something is written into; a folder may hold objects of others. */
const namespacesOf = ({ order, objects }: Delivery) => {
  const folders = [...order.keys()].filter((folder) => folder !== crdFolder);
  return [...new Set([...folders, ...objects.flatMap(({ metadata }) => metadata.namespace ?? [])])].sort();
};

function kindsOf(objects: readonly KubeObject[]): { group: string; kind: string }[] {
  const kinds = new Set(objects.map(({ apiVersion, kind }) => `${apiGroup(apiVersion)}/${kind}`));
  return [...kinds].sort().map((text) => {
    const [group = '', kind = ''] = text.split('/');
    return { group, kind };
  });
}
