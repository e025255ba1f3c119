import { ignored } from '../../lib/checks/ignore.ts';
import type { Cluster } from '../../lib/cluster/cluster.ts';
import { type CollectorName, objectName } from './names.ts';
import { insideOf } from './versions.ts';

type Version = Cluster['k8sMonitoring']['version'];

/** What a check finds in what the chart brings, why it stays, and what exactly is meant. */
export interface Exemption {
  readonly rule: string;
  /** `configuration`: the River text that the chart writes; `collector`: what the operator makes. */
  readonly in: 'configuration' | 'collector' | 'node-exporter' | 'operator';
  /** In which collectors it is found. @default in none: it is found elsewhere */
  readonly collectors?: readonly CollectorName[];
  /** What each finding names; a test proves that nothing else is silenced, and that each of these is found. */
  readonly what: readonly string[];
  readonly reason: string;
  /** @default both versions */
  readonly version?: Version;
}

/** Every finding in the chart's own work that is not mended here. */
export const exemptions: readonly Exemption[] = [
  {
    rule: 'river/unused',
    in: 'configuration',
    collectors: ['alloy-metrics', 'alloy-singleton', 'alloy-logs'],
    what: ['otelcol.exporter.prometheus "metrics"', 'otelcol.exporter.loki "logs"'],
    reason:
      'the chart writes the way in from OTLP to every destination, whether or not something comes that way',
  },
  {
    rule: 'river/log-labels',
    in: 'configuration',
    collectors: ['alloy-logs'],
    what: ['label "service_name"', 'label "service_namespace"'],
    reason:
      'the chart lets annotations of OpenTelemetry name the service; who changes one reads that pod’s files again',
  },
  {
    rule: 'river/batch-order',
    in: 'configuration',
    collectors: ['alloy-receiver'],
    what: ['otelcol.processor.batch "default"'],
    reason: 'the chart batches once more for traces, behind the processors of that destination',
  },
  {
    rule: 'security/tls-verification',
    in: 'configuration',
    collectors: ['alloy-metrics'],
    what: ['insecure_skip_verify'],
    reason:
      'the chart verifies neither kubelets (kubelet, kubelet_resources, cadvisor) nor annotated targets with https, and has no setting for it; kube_state_metrics and node_exporter are scraped over http',
  },
  {
    rule: 'references/stateful-set-service',
    in: 'collector',
    collectors: ['alloy-metrics', 'alloy-singleton'],
    what: ['k8s-monitoring-alloy-metrics', 'k8s-monitoring-alloy-singleton'],
    reason:
      'nobody asks for single pods by name; members of the Alloy cluster find each other by a headless Service of its own',
  },
  {
    rule: 'security/root-user',
    in: 'collector',
    collectors: ['alloy-logs'],
    what: ['root (alloy)'],
    reason: 'logs of pods and the positions belong to root',
  },
  {
    rule: 'security/host-access',
    in: 'collector',
    collectors: ['alloy-logs'],
    what: ['the folder /var/log of the node'],
    reason: 'it reads the logs of its node’s pods, and keeps there how far it has read',
  },
  {
    rule: 'river/image-version',
    in: 'collector',
    collectors: ['alloy-metrics', 'alloy-singleton', 'alloy-logs', 'alloy-receiver'],
    what: ['Alloy 1.11'],
    reason: `k8s-monitoring 3.5.6 was pinned, and its Alloy is ${insideOf['3.5.6'].alloy}; its files were written for that`,
    version: '3.5.6',
  },
  {
    rule: 'security/host-access',
    in: 'node-exporter',
    what: ['hostNetwork', 'the folder /proc of the node'],
    reason: 'it measures the file systems and the network of its node',
  },
  {
    rule: 'security/rbac-secrets',
    in: 'operator',
    what: ['namespace monitoring'],
    reason: 'the operator is Helm inside, which keeps its releases in Secrets of its namespace',
  },
];

/** The annotations that silence what is exempt in one of these places. */
export const annotationsFor = (place: Exemption['in'], version: Version, collector?: CollectorName) =>
  Object.assign(
    {},
    ...exemptions
      .filter((one) => one.in === place && (collector === undefined || one.collectors?.includes(collector)))
      .filter((one) => one.version === undefined || one.version === version)
      .map(({ rule, reason }) => ignored(rule, reason)),
  ) as Readonly<Record<string, string>>;

/** Patches of the chart's ConfigMaps with these annotations. */
export const configurationPatches = (made: readonly CollectorName[], version: Version) =>
  made
    .map((collector) => ({ collector, annotations: annotationsFor('configuration', version, collector) }))
    .filter(({ annotations }) => Object.keys(annotations).length > 0)
    .map(({ collector, annotations }) => ({
      kind: 'ConfigMap',
      name: objectName(collector),
      because: 'findings in the chart’s own configuration that stay; each says why',
      change: (object: Record<string, unknown>) => {
        const metadata = object.metadata as { annotations?: Record<string, string> };
        metadata.annotations = { ...metadata.annotations, ...annotations };
      },
    }));
