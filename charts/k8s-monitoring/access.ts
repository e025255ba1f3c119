import type { Cluster } from '../../lib/cluster/cluster.ts';
import type { KubeObject } from '../../lib/support/kubernetes.ts';
import type { CollectorName } from './names.ts';

/** A rule of a role. */
export interface AccessRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
}

const watch = (apiGroup: string, ...resources: string[]): AccessRule => ({
  apiGroups: [apiGroup],
  resources,
  verbs: ['get', 'list', 'watch'],
});

/** Whether pods are scraped wherever they are; else those of some namespaces are: of the stores and kube-state-metrics. */
export const scrapesTenants = ({ autodiscovery, monitors }: Cluster['k8sMonitoring']) =>
  autodiscovery.enabled || monitors;

/** What a collector may read in a namespace that it scrapes, when it does not scrape all of them. */
export const podAccess = watch('', 'pods');

/** What a collector may read in the whole cluster: what the components of its configuration ask for, and nothing else. */
export function collectorAccess(collector: CollectorName, { k8sMonitoring }: Cluster): AccessRule[] {
  switch (collector) {
    case 'alloy-logs':
      return [watch('', 'pods')];
    case 'alloy-singleton':
      return [watch('', 'events')];
    case 'alloy-receiver':
      return [watch('', 'pods')];
    case 'alloy-metrics':
      return [
        watch('', 'nodes', ...(scrapesTenants(k8sMonitoring) ? ['pods', 'services'] : [])),
        { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
        ...(k8sMonitoring.monitors ? monitorAccess(k8sMonitoring.version) : []),
      ];
  }
}

const monitorAccess = (version: Cluster['k8sMonitoring']['version']): AccessRule[] => [
  watch('monitoring.coreos.com', 'servicemonitors', 'podmonitors', 'probes'),
  watch('networking.k8s.io', 'ingresses'),
  version === '3.5.6' ? watch('', 'endpoints') : watch('discovery.k8s.io', 'endpointslices'),
];

/** The kinds that the chart alloy makes, as roles name them. */
const resources: Readonly<Record<string, readonly [apiGroup: string, resource: string]>> = {
  ConfigMap: ['', 'configmaps'],
  DaemonSet: ['apps', 'daemonsets'],
  Deployment: ['apps', 'deployments'],
  PodDisruptionBudget: ['policy', 'poddisruptionbudgets'],
  Service: ['', 'services'],
  StatefulSet: ['apps', 'statefulsets'],
};

const manage = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];

/**
 * What the operator may do in its namespace. The chart's own role covers whatever an Alloy object could ask for, roles
 * with any right included; this one covers what these objects ask for.
 *
 * @param made what it makes
 */
export function operatorAccess(made: readonly KubeObject[]): AccessRule[] {
  const kinds = [...new Set(made.map(({ kind }) => kind))].sort();
  const unknown = kinds.filter((kind) => !Object.hasOwn(resources, kind));
  if (unknown.length > 0)
    throw new Error(`the operator makes kinds without a rule here: ${unknown.join(', ')}`);
  return [
    {
      apiGroups: ['collectors.grafana.com'],
      resources: ['alloys'],
      verbs: ['get', 'list', 'watch', 'update', 'patch'],
    },
    {
      apiGroups: ['collectors.grafana.com'],
      resources: ['alloys/status', 'alloys/finalizers'],
      verbs: ['get', 'update', 'patch'],
    },
    ...kinds.flatMap((kind) => {
      const [apiGroup, resource] = resources[kind] ?? [];
      return apiGroup === undefined || resource === undefined
        ? []
        : [{ apiGroups: [apiGroup], resources: [resource], verbs: manage }];
    }),
    // It is Helm inside, which keeps its releases in Secrets of the namespace.
    { apiGroups: [''], resources: ['secrets'], verbs: manage },
    {
      apiGroups: ['coordination.k8s.io'],
      resources: ['leases'],
      verbs: ['get', 'create', 'update', 'patch'],
    },
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  ];
}
