import type { Cluster } from '../../lib/cluster/cluster.ts';

/** Ports of the receivers that a cluster file can switch on, by the names they have in the receiver's Service. */
const all = [
  // Traefik and other proxies speak HTTP/2 without TLS to a port of this kind.
  { setting: 'otlpGrpc', name: 'otlp-grpc', port: 4317, appProtocol: 'kubernetes.io/h2c' },
  { setting: 'otlpHttp', name: 'otlp-http', port: 4318 },
  { setting: 'jaegerGrpc', name: 'jaeger-grpc', port: 14_250 },
  { setting: 'jaegerHttp', name: 'jaeger-http', port: 14_268 },
  { setting: 'zipkin', name: 'zipkin', port: 9411 },
] as const;

/** The ports that the receiver opens, as the chart alloy wants them. */
export const receivers = (receiver: Cluster['k8sMonitoring']['receiver']) =>
  all
    .filter(({ setting }) => receiver[setting])
    .map(({ setting: _, port, ...rest }) => ({ ...rest, port, targetPort: port, protocol: 'TCP' }));
