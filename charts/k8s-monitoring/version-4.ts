import type { Cluster } from '../../lib/cluster/cluster.ts';
import { type CollectorValues, collectors, common } from './collectors.ts';
import {
  type Collected,
  destinations,
  features,
  kubeStateMetrics,
  nodeExporter,
  operator,
} from './features.ts';
import { keepStreamLabels, podLabels } from './labels.ts';
import type { CollectorName } from './names.ts';
import { storesConfig } from './stores.ts';

/** What the chart calls the ways to run a collector. */
const presets: Readonly<Record<CollectorName, readonly string[]>> = {
  'alloy-metrics': ['clustered', 'statefulset'],
  'alloy-singleton': ['singleton', 'statefulset'],
  'alloy-logs': ['filesystem-log-reader', 'daemonset'],
  'alloy-receiver': ['deployment'],
};

/** Values of k8s-monitoring 4.x: destinations and collectors are maps, and each feature names its collector. */
export function version4(cluster: Cluster, collected: Collected): Record<string, unknown> {
  const { podLogs, nodeExporter: hasNodeExporter } = cluster.k8sMonitoring;
  const shared = features(cluster);
  const on = (collector: CollectorName, feature: { readonly enabled: boolean }) =>
    feature.enabled ? { ...feature, collector } : { enabled: false };
  return {
    ...shared,
    destinations: destinations(cluster, collected),
    collectorCommon: { alloy: common },
    collectors: Object.fromEntries(
      Object.entries(collectors(cluster)).map(([name, values]) => [
        name,
        collector(name as CollectorName, values, cluster, collected),
      ]),
    ),
    clusterMetrics: {
      ...on('alloy-metrics', { enabled: true }),
      kubelet: { enabled: true },
      cadvisor: { enabled: true },
      'kube-state-metrics': { enabled: true, ...kubeStateMetrics(collected.kubeStateMetrics) },
    },
    hostMetrics: {
      ...on('alloy-metrics', { enabled: hasNodeExporter }),
      linuxHosts: { enabled: hasNodeExporter },
    },
    annotationAutodiscovery: on('alloy-metrics', shared.annotationAutodiscovery),
    prometheusOperatorObjects: on('alloy-metrics', shared.prometheusOperatorObjects),
    clusterEvents: on('alloy-singleton', shared.clusterEvents),
    // Positions are kept on the node: with only new lines, the first ones of every new pod would be lost.
    podLogsViaLoki: {
      ...on('alloy-logs', { enabled: podLogs.enabled }),
      onlyGatherNewLogLines: false,
      labels: podLabels,
      extraLogProcessingStages: keepStreamLabels,
    },
    applicationObservability: on('alloy-receiver', shared.applicationObservability),
    telemetryServices: {
      'kube-state-metrics': { deploy: false },
      'node-exporter': { deploy: hasNodeExporter, ...nodeExporter(cluster) },
    },
    'alloy-operator': operator,
  };
}

function collector(name: CollectorName, values: CollectorValues, cluster: Cluster, collected: Collected) {
  const extraConfig = name === 'alloy-metrics' ? { extraConfig: storesConfig(cluster, collected) } : {};
  return { presets: presets[name], ...values, ...extraConfig };
}
