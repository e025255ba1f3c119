import type { ClusterFile } from './schema/index.ts';

/** Routes that a cluster can have, by the name they have in its file. */
export type RouteName = Exclude<keyof ClusterFile['routes'], 'tls'>;

/** First label of each route's default host name. */
const labels: Record<RouteName, string> = {
  grafana: 'grafana',
  prometheus: 'prometheus',
  loki: 'loki',
  tempo: 'tempo',
  agentHealth: 'alloy-agent',
  gatewayHealth: 'alloy-gateway',
  otlpGrpc: 'otlp-grpc',
  otlpHttp: 'otlp-http',
  otlpTcp: 'otlp',
  faro: 'faro',
};

export const routeNames = Object.keys(labels) as readonly RouteName[];

/** The host name of a route that names none. */
export const defaultHost = (route: RouteName, publicDomain: string) => `${labels[route]}.${publicDomain}`;
