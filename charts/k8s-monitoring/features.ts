import type { Cluster } from '../../lib/cluster/cluster.ts';
import type { Endpoint } from '../../lib/network/endpoint.ts';
import { hardened, resourcesOf, runtimeDefault } from '../pods.ts';
import type { Store } from '../stores.ts';
import { annotationsFor } from './exemptions.ts';
import { ownerLabels } from './labels.ts';

/** Where what is collected goes to, and what is scraped besides. */
export interface Collected {
  readonly metrics: Store;
  readonly logs: Store;
  readonly traces: Store;
  readonly kubeStateMetrics: Endpoint;
  /** Where the programs of this stack show their own metrics. */
  readonly scraped: readonly Endpoint[];
}

/** Destinations by name. A tenant is no secret: it stands in the configuration, so no Secret has to be read for it. */
export function destinations({ k8sMonitoring }: Cluster, { metrics, logs, traces }: Collected) {
  const tenant = {
    ...(k8sMonitoring.tenantId !== undefined && { tenantId: k8sMonitoring.tenantId }),
    secret: { create: false, embed: true },
  };
  return {
    metrics: { type: 'prometheus', url: metrics.write.address, ...tenant },
    logs: { type: 'loki', url: `${logs.write.address}/loki/api/v1/push`, ...tenant },
    traces: {
      type: 'otlp',
      url: `http://${traces.write.address}`,
      protocol: 'grpc',
      tls: { insecure: true },
      metrics: { enabled: false },
      logs: { enabled: false },
      traces: { enabled: true },
      ...tenant,
    },
  };
}

/** What both versions of the chart call the same. */
export const features = ({ name, scrapeInterval, dnsDomain, k8sMonitoring }: Cluster) => ({
  cluster: { name },
  global: { scrapeInterval, kubernetesAPIService: `kubernetes.default.svc.${dnsDomain}:443` },
  annotationAutodiscovery: {
    enabled: k8sMonitoring.autodiscovery.enabled,
    annotations: annotations(k8sMonitoring.autodiscovery),
    pods: { labels: ownerLabels },
    // Else whoever annotates a pod is sent the ServiceAccount token of the collector.
    bearerToken: { enabled: false },
  },
  prometheusOperatorObjects: { enabled: k8sMonitoring.monitors },
  clusterEvents: {
    enabled: k8sMonitoring.clusterEvents.enabled,
    logFormat: k8sMonitoring.clusterEvents.logFormat,
  },
  applicationObservability: applicationObservability(k8sMonitoring.receiver),
  selfReporting: { enabled: false },
});

/** Which kube-state-metrics is scraped: that of this stack, not one of the chart's own. */
export const kubeStateMetrics = ({ namespace }: Endpoint) => ({
  namespace,
  // Not by its Endpoints, which Kubernetes has given up.
  discoveryType: 'pod',
  labelMatchers: { 'app.kubernetes.io/name': 'kube-state-metrics' },
});

/** It sees the node's file systems and network, so neither a capability nor the node's processes are needed. */
export const nodeExporter = ({ k8sMonitoring }: Cluster) => ({
  resources: resourcesOf({ cpu: '20m', memory: '32Mi', memoryLimit: '128Mi' }, '128Mi'),
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 65_534,
    runAsGroup: 65_534,
    fsGroup: 65_534,
    ...runtimeDefault,
  },
  containerSecurityContext: hardened,
  hostPID: false,
  priorityClassName: 'system-node-critical',
  // Both probes ask for the same page: not to answer once is no reason for a restart.
  livenessProbe: { failureThreshold: 10 },
  daemonsetAnnotations: {
    'kube-score/ignore': 'pod-probes-identical',
    ...annotationsFor('node-exporter', k8sMonitoring.version),
  },
});

/** The operator, which makes the collectors of their Alloy objects: in its own namespace, and as access.ts lets it. */
export const operator = {
  ownNamespaceOnly: true,
  rbac: { create: false },
  podSecurityContext: {
    runAsNonRoot: true,
    runAsUser: 10_474,
    runAsGroup: 10_474,
    ...runtimeDefault,
  },
  securityContext: hardened,
  resources: resourcesOf({ cpu: '20m', memory: '128Mi', memoryLimit: '512Mi' }, '128Mi'),
  // Its hooks put a finalizer on the operator for `helm uninstall`; GitOps runs neither.
  waitForAlloyRemoval: { enabled: false },
};

const annotations = ({ annotations }: Cluster['k8sMonitoring']['autodiscovery']) => ({
  scrape: annotations.scrape,
  job: annotations.job,
  metricsPath: annotations.path,
  metricsPortName: annotations.portName,
  metricsPortNumber: annotations.portNumber,
});

function applicationObservability(receiver: Cluster['k8sMonitoring']['receiver']) {
  const { otlpGrpc, otlpHttp, jaegerGrpc, jaegerHttp, zipkin, batch, memoryLimiter } = receiver;
  return {
    enabled: otlpGrpc || otlpHttp || jaegerGrpc || jaegerHttp || zipkin,
    receivers: {
      otlp: { grpc: { enabled: otlpGrpc, port: 4317 }, http: { enabled: otlpHttp, port: 4318 } },
      jaeger: {
        grpc: { enabled: jaegerGrpc, port: 14_250 },
        thriftHttp: { enabled: jaegerHttp, port: 14_268 },
      },
      zipkin: { enabled: zipkin, port: 9411 },
    },
    // Metrics of hosts that only Grafana Cloud reads; every replica would write the same ones.
    connectors: { grafanaCloudMetrics: { enabled: false } },
    processors: {
      batch: { size: batch.size, timeout: batch.timeout },
      k8sattributes: {
        labels: Object.entries(ownerLabels).map(([tag_name, key]) => ({ from: 'pod', key, tag_name })),
      },
      // Alloy writes sizes with a B behind.
      memoryLimiter: { enabled: true, limit: `${memoryLimiter}B` },
    },
  };
}
