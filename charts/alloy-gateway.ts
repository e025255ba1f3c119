import { seconds } from '../lib/cluster/schema/values.ts';
import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute, ingressRouteTcp, otlpGrpcRoute, otlpHttpRoute } from '../lib/namespace/routes.ts';
import { connect } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { apiServer, tenants } from '../lib/network/outsiders.ts';
import { featuresOf } from './alloy/features.ts';
import { hardened, podsOfUser, reloaderResources, resourcesOf } from './pods.ts';
import { accessVariables, remotePart } from './sinks.ts';
import type { Store } from './stores.ts';

/** No file of the image belongs to this user, and none needs to: only the volume is written to. */
const user = 10_473;

/** Ports of the receivers in river/gateway.alloy. */
const ports = [
  // Traefik and other proxies speak HTTP/2 without TLS to a port of this kind.
  { name: 'otlp-grpc', port: 4317, targetPort: 4317, protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' },
  { name: 'otlp-http', port: 4318, targetPort: 4318, protocol: 'TCP' },
  { name: 'otlp-peers', port: 14_317, targetPort: 14_317, protocol: 'TCP' },
  { name: 'jaeger-grpc', port: 14_250, targetPort: 14_250, protocol: 'TCP' },
  { name: 'jaeger-http', port: 14_268, targetPort: 14_268, protocol: 'TCP' },
  { name: 'zipkin', port: 9411, targetPort: 9411, protocol: 'TCP' },
];

export interface GatewayEndpoints {
  readonly metrics: Store;
  readonly logs: Store;
  readonly traces: Store;
  readonly kubeStateMetrics: Endpoint;
  /** Where the programs of this stack show their own metrics. */
  readonly scraped: readonly Endpoint[];
}

/** The gateway: a clustered StatefulSet that receives from applications, scrapes them and samples their traces. */
export class AlloyGateway extends NamespaceChart {
  constructor(stack: StackContext, endpoints: GatewayEndpoints) {
    super(stack, 'alloy-gateway', { podSecurity: 'restricted' });
    const { metrics, logs, traces, kubeStateMetrics, scraped } = endpoints;
    const { gateway, name, scrapeInterval, sampling, storageClass, routes } = this.cluster;
    const balanced = gateway.replicas > 1;
    const features = featuresOf(this);

    const release = this.release('alloy-gateway', {
      chart: 'alloy',
      values: {
        crds: { create: false },
        // The chart's role reads every Secret and ConfigMap of the cluster; ours is below.
        rbac: { create: false },
        global: {
          podSecurityContext: podsOfUser(user),
        },
        alloy: {
          configMap: { create: false, name: 'alloy-config', key: 'config.alloy' },
          clustering: { enabled: true, name: 'alloy-gateway' },
          enableReporting: false,
          storagePath: '/var/lib/alloy',
          extraPorts: ports,
          mounts: { extra: [{ name: 'data', mountPath: '/var/lib/alloy' }] },
          resources: resourcesOf(gateway.resources),
          securityContext: hardened,
        },
        configReloader: { resources: reloaderResources },
        controller: {
          type: 'statefulset',
          replicas: gateway.replicas,
          // With Prometheus away, what is left in the queues takes a minute to give up.
          terminationGracePeriodSeconds: 90,
          podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { 'app.kubernetes.io/instance': 'alloy-gateway' } },
            },
          ],
          enableStatefulSetAutoDeletePVC: true,
          volumeClaimTemplates: [
            {
              metadata: { name: 'data' },
              spec: {
                accessModes: ['ReadWriteOnce'],
                storageClassName: storageClass,
                resources: { requests: { storage: gateway.volume } },
              },
            },
          ],
        },
      },
      patches: [
        {
          kind: 'StatefulSet',
          name: 'alloy-gateway',
          because:
            'a StatefulSet wants a headless Service for its pods’ names, and the chart gives it the other one',
          change: (statefulSet) => {
            (statefulSet.spec as { serviceName: string }).serviceName = 'alloy-gateway-cluster';
          },
        },
        ...features.flatMap(({ patches = [] }) => patches),
      ],
    });

    const peers = release.endpoint('alloy-gateway', 'otlp-peers');
    release.environment({ kind: 'StatefulSet', name: 'alloy-gateway', container: 'alloy' }, [
      { name: 'CLUSTER', value: name },
      { name: 'SCRAPE_INTERVAL', value: scrapeInterval },
      { name: 'LOKI_PUSH_URL', value: `${logs.write.address}/loki/api/v1/push` },
      { name: 'LOKI_OTLP_URL', value: `${logs.write.address}/otlp` },
      { name: 'PROMETHEUS_WRITE_URL', value: metrics.write.address },
      { name: 'TEMPO_OTLP_ENDPOINT', value: traces.write.address },
      ...accessVariables(this, 'metrics', metrics.write),
      ...accessVariables(this, 'logs', logs.write),
      ...accessVariables(this, 'traces', traces.write),
      { name: 'KUBE_STATE_METRICS', value: targets([kubeStateMetrics]) },
      { name: 'STORES', value: targets(scraped) },
      ...(balanced ? [{ name: 'PEER_SERVICE', value: `${peers.service}.${peers.namespace}` }] : []),
      { name: 'SLOW_TRACE_MILLISECONDS', value: String(seconds(sampling.slow) * 1000) },
      { name: 'KEPT_TRACES_PERCENT', value: String(sampling.rest) },
      ...features.flatMap(({ environment = [] }) => environment),
    ]);
    const river = this.river(
      'gateway.alloy',
      [
        balanced ? 'traces-balanced.alloy' : 'traces-direct.alloy',
        ...remotePart('metrics', metrics.write),
        ...remotePart('logs', logs.write),
        ...remotePart('logs-otlp', logs.write),
        ...remotePart('traces', traces.write),
        ...features.flatMap(({ files = [] }) => files),
      ],
      (text) => features.reduce((wired, { wire }) => wire?.(wired) ?? wired, text),
    );
    // Alloy is told to reload when this changes.
    release.config('alloy-config', { 'config.alloy': river });
    release.clusterRole('alloy-gateway', [
      { apiGroups: [''], resources: ['pods', 'services', 'events'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
      ...features.flatMap(({ permissions = [] }) => permissions),
    ]);

    const pods = release.workload('StatefulSet', 'alloy-gateway');
    const otlpGrpc = release.endpoint('alloy-gateway', 'otlp-grpc');
    const otlpHttp = release.endpoint('alloy-gateway', 'otlp-http');
    const { connections } = this;
    connect(connections, pods, metrics.write, 'metrics are written');
    connect(connections, pods, logs.write, 'logs are pushed');
    connect(connections, pods, traces.write, 'sampled traces are sent');
    for (const store of [kubeStateMetrics, ...scraped]) connections.use(pods, store, 'it is scraped');
    if (balanced) connections.use(pods, peers, 'spans go to the replica that decides about their trace');
    connections.use(
      pods,
      release.endpoint('alloy-gateway-cluster', 'http'),
      'the replicas share out what they scrape',
    );
    connections.reach(pods, ...apiServer(this.cluster), 'it discovers pods and watches events');
    connections.reach(
      pods,
      tenants(this.cluster),
      [{ protocol: 'TCP' }],
      'annotated pods are scraped on the port they name',
    );
    for (const port of ['otlp-grpc', 'otlp-http', 'jaeger-grpc', 'jaeger-http', 'zipkin']) {
      connections.admit(
        tenants(this.cluster),
        release.endpoint('alloy-gateway', port),
        'applications send telemetry',
      );
    }
    if (routes.otlpGrpc) {
      otlpGrpcRoute(this, {
        name: 'alloy-gateway-otlp-grpc',
        to: otlpGrpc,
        route: routes.otlpGrpc,
        reason: outside,
      });
    }
    if (routes.otlpHttp) {
      otlpHttpRoute(this, {
        name: 'alloy-gateway-otlp-http',
        to: otlpHttp,
        route: routes.otlpHttp,
        reason: outside,
      });
    }
    if (routes.otlpTcp) {
      ingressRouteTcp(this, {
        name: 'alloy-gateway-otlp',
        to: otlpGrpc,
        route: routes.otlpTcp,
        reason: outside,
      });
    }
    if (routes.gatewayHealth) {
      const to = release.endpoint('alloy-gateway', 'http-metrics');
      ingressRoute(this, {
        name: 'alloy-gateway-health',
        to,
        route: routes.gatewayHealth,
        path: '/-/ready',
        reason: 'health checks',
      });
    }
    for (const { add } of features) add?.({ chart: this, release, pods });
  }
}

/** What river/gateway.alloy keeps of all pods: a regular expression over namespace;port. */
const targets = (endpoints: readonly Endpoint[]) =>
  `(${[...new Set(endpoints.map(({ namespace, targetPort }) => `${namespace};${targetPort}`))].join('|')})`;

/** Why Traefik may connect to the receivers. */
const outside = 'applications outside the cluster send telemetry';
