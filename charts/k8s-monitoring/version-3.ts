import type { Cluster } from '../../lib/cluster/cluster.ts';
import { collectors, common } from './collectors.ts';
import {
  type Collected,
  destinations,
  features,
  kubeStateMetrics,
  nodeExporter,
  operator,
} from './features.ts';
import { podLabels, streamLabels } from './labels.ts';
import { storesConfig } from './stores.ts';

/** Values of k8s-monitoring 3.x: destinations are a list, each collector is a key, exporters belong to clusterMetrics. */
export function version3(cluster: Cluster, collected: Collected): Record<string, unknown> {
  const { podLogs, nodeExporter: hasNodeExporter } = cluster.k8sMonitoring;
  const made = collectors(cluster);
  const shared = features(cluster);
  return {
    ...shared,
    destinations: Object.entries(destinations(cluster, collected)).map(([name, one]) => ({ name, ...one })),
    clusterMetrics: {
      enabled: true,
      kubelet: { enabled: true },
      cadvisor: { enabled: true },
      'kube-state-metrics': { deploy: false, ...kubeStateMetrics(collected.kubeStateMetrics) },
      'node-exporter': { enabled: hasNodeExporter, deploy: hasNodeExporter, ...nodeExporter(cluster) },
      'windows-exporter': { enabled: false, deploy: false },
      opencost: { enabled: false },
      kepler: { enabled: false },
    },
    podLogs: {
      enabled: podLogs.enabled,
      gatherMethod: 'volumes',
      labels: podLabels,
      labelsToKeep: streamLabels,
    },
    nodeLogs: { enabled: false },
    // CRDs of the Prometheus operator belong to the cluster, not to one of their users.
    prometheusOperatorObjects: { ...shared.prometheusOperatorObjects, crds: { deploy: false } },
    collectorCommon: { alloy: common },
    ...Object.fromEntries(Object.entries(made).map(([name, values]) => [name, { enabled: true, ...values }])),
    'alloy-metrics': {
      enabled: true,
      ...made['alloy-metrics'],
      extraConfig: storesConfig(cluster, collected),
    },
    'alloy-operator': operator,
  };
}
