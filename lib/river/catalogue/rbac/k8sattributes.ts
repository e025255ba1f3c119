import { k8sDefaultMetadata } from '../structs/otelcol-kubernetes.ts';
import { flag, nothingWritten, texts, unknown, type Written } from '../written.ts';
import { onlyWhen, type RbacRule, read, type Scope, watched } from './rule.ts';

/** Owners whose labels and annotations can be extracted, and what that watches. */
const owners: Readonly<Record<string, readonly string[]>> = {
  deployment: ['apps/deployments', 'apps/replicasets'],
  statefulset: ['apps/statefulsets'],
  daemonset: ['apps/daemonsets'],
  job: ['batch/jobs'],
};

/**
 * What `otelcol.processor.k8sattributes` needs: pods always, the rest by what is extracted. A deployment's name comes
 * from the name of its ReplicaSet unless `deployment_name_from_replicaset` is off. Source: contrib 0.152,
 * `processor/k8sattributesprocessor/internal/kube/client.go` (`New`), with the defaults of Alloy 1.18.1.
 */
export function k8sAttributes(body: Written): RbacRule[] {
  if (flag(body, 'passthrough', false) === true || !usesServiceAccount(body, 'serviceAccount')) return [];
  const [extract] = body.blocks('extract');
  const written = extract === undefined ? undefined : texts(extract, 'metadata');
  const metadata: readonly string[] =
    written === undefined || written === unknown ? k8sDefaultMetadata : written;
  const from = new Set(
    [...(extract?.blocks('label') ?? []), ...(extract?.blocks('annotation') ?? [])].map((field) =>
      String(field.argument('from') ?? 'pod'),
    ),
  );
  const nameFromReplicaSet =
    extract === undefined || flag(extract, 'deployment_name_from_replicaset', true) !== false;

  const namespaced = new Set(['pods']);
  for (const owner of from) for (const resource of owners[owner] ?? []) namespaced.add(resource);
  if (metadata.includes('k8s.deployment.uid')) namespaced.add('apps/replicasets');
  if (metadata.includes('k8s.deployment.name') && !nameFromReplicaSet) namespaced.add('apps/replicasets');
  if (metadata.includes('k8s.cronjob.uid')) namespaced.add('batch/jobs');

  return [
    ...watched(filteredNamespace(body), ...namespaced),
    ...(from.has('namespace') || metadata.includes('k8s.cluster.uid')
      ? watched('cluster', 'namespaces')
      : []),
    ...(from.has('node') || metadata.includes('k8s.node.uid') ? watched('cluster', 'nodes') : []),
  ];
}

function filteredNamespace(body: Written): Scope {
  const namespace = body.blocks('filter')[0]?.argument('namespace');
  if (namespace === unknown) return 'unknown';
  return typeof namespace === 'string' && namespace !== '' ? [namespace] : 'cluster';
}

/**
 * What `otelcol.processor.resourcedetection` needs for the detectors that ask the API server. Source: contrib 0.155,
 * `internal/metadataproviders/`; for OpenShift Alloy's documentation of the component.
 */
export function resourceDetection(body: Written): RbacRule[] {
  const detectors = texts(body, 'detectors');
  if (detectors === undefined || detectors === unknown) return [];
  return detectors.flatMap((detector) => {
    const [settings = nothingWritten] = body.blocks(detector);
    if (detector === 'kubernetes_node' && usesServiceAccount(settings, 'none'))
      return read('cluster', 'nodes');
    if (detector === 'kubeadm' && usesServiceAccount(settings, 'none'))
      return read(['kube-system'], 'configmaps');
    if (detector === 'eks')
      return onlyWhen('the instance metadata cannot be reached', read('cluster', 'nodes'));
    if (detector === 'openshift') return read('cluster', 'config.openshift.io/infrastructures');
    return [];
  });
}

function usesServiceAccount(body: Written, fallback: string): boolean {
  const authType = body.argument('auth_type') ?? fallback;
  return authType === unknown || authType === 'serviceAccount' || authType === '';
}
