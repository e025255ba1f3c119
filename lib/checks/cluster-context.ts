import type { Cluster } from '../cluster/cluster.ts';
import type { CheckContext, ExpectedSecret } from './context.ts';

/** What a cluster file says that its manifests do not. */
export function clusterContext(cluster: Cluster, secrets: readonly ExpectedSecret[]): CheckContext {
  const { kubernetes, dnsDomain, nodes, storageClass, tenants, gatewayApi, traefik, gitops, features } =
    cluster;
  // Namespaces of others that the file says objects are written into.
  const guests = [
    ...(gitops ? [gitops.namespace] : []),
    ...(features.monitors?.secretNamespaces ?? []),
    ...(features.instrumentation?.namespaces ?? []),
  ];
  return {
    kubernetes,
    dnsDomain,
    nodes,
    secrets,
    storageClasses: [storageClass],
    tenants: tenants.namespaceLabels,
    gateways: [{ namespace: gatewayApi.namespace, name: gatewayApi.name, listeners: [gatewayApi.listener] }],
    entryPoints: [traefik.entryPoint],
    proxy: { namespace: traefik.namespace, labels: { 'app.kubernetes.io/name': 'traefik' } },
    ...(gitops && { gitops: gitops.tool, endpointSlices: gitops.endpointSlices ?? false }),
    present: guests.map((name) => `/Namespace//${name}`),
  };
}
