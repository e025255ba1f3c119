import { isOci } from '../cluster/delivery.ts';
import { gitopsFolder } from '../output/index.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { type Delivery, nameOf, pathOf, rootName } from './applier.ts';

/**
 * Objects for Flux: the source, a root Kustomization over `_gitops/` that applies them all from then on, and one
 * Kustomization for each folder. Nothing is substituted: `${…}` in dashboards and configuration is theirs.
 */
export function fluxObjects(delivery: Delivery): KubeObject[] {
  const folders = [...delivery.order.keys()];
  return [source(delivery), root(delivery), ...folders.map((folder) => child(delivery, folder))];
}

function source({ gitops }: Delivery): KubeObject {
  const { repository: url, credentials, namespace } = gitops;
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: sourceKind(gitops),
    metadata: { name: rootName, namespace },
    spec: {
      url,
      ref: isOci(url) ? artifactReference(gitops.revision) : gitReference(gitops.revision),
      interval: '1m',
      ...(credentials && { secretRef: { name: credentials } }),
    },
  };
}

const sourceKind = ({ repository }: Delivery['gitops']) =>
  isOci(repository) ? 'OCIRepository' : 'GitRepository';

const artifactReference = (revision: string) =>
  revision.startsWith('sha256:') ? { digest: revision } : { tag: revision };

function gitReference(revision: string) {
  if (/^[0-9a-f]{40}$/.test(revision)) return { commit: revision };
  return revision.startsWith('refs/') ? { name: revision } : { branch: revision };
}

/** It applies itself too, so it must not wait for what it applies to be ready. */
const root = (delivery: Delivery) => kustomization(delivery, gitopsFolder, {});

function child(delivery: Delivery, folder: string): KubeObject {
  const { order, secrets, objects } = delivery;
  const first = order.get(folder) ?? [];
  const isSealed = objects.some(
    ({ kind, metadata }) => kind === 'SealedSecret' && metadata.namespace === folder,
  );
  return kustomization(delivery, folder, {
    // Every object is looked at: workloads are rolled out, claims bound, custom resources ready.
    wait: true,
    timeout: '10m',
    ...(first.length > 0 && { dependsOn: first.map((name) => ({ name: nameOf(name) })) }),
    ...(secrets.from === 'sops' && {
      decryption: { provider: 'sops', secretRef: { name: secrets.keySecret } },
    }),
    ...(isSealed && { healthCheckExprs: [sealedSecretHealth] }),
  });
}

/** A SealedSecret has no condition "Ready", the only one that Flux knows by itself. */
const sealedSecretHealth = {
  apiVersion: 'bitnami.com/v1alpha1',
  kind: 'SealedSecret',
  failed: "status.conditions.filter(e, e.type == 'Synced').all(e, e.status == 'False')",
  current: "status.conditions.filter(e, e.type == 'Synced').all(e, e.status == 'True')",
};

function kustomization(
  delivery: Delivery,
  folder: string,
  more: Readonly<Record<string, unknown>>,
): KubeObject {
  const { gitops } = delivery;
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: nameOf(folder), namespace: gitops.namespace },
    spec: {
      sourceRef: { kind: sourceKind(gitops), name: rootName },
      path: `./${pathOf(delivery, folder)}`,
      interval: '10m',
      retryInterval: '1m',
      prune: true,
      ...more,
    },
  };
}
