import type { Component, Sized } from '../lib/cluster/schema/components.ts';
import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import type { Patch } from '../lib/namespace/release.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { grpcTarget, httpTarget, type Target } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { kafkaBrokers } from '../lib/network/outsiders.ts';
import { kafkaSecretKeys } from './configuration/kafka.ts';
import { s3SecretKeys } from './configuration/s3.ts';
import { tempoDistributedConfig } from './configuration/tempo-distributed.ts';
import { sharedTenantOnly } from './configuration/tenant-route.ts';
import { yamlText } from './configuration/text.ts';
import { resourcesOf, runtimeDefault, volumeSizes } from './pods.ts';

/** The user of the image; the chart has another one. */
const user = 10_001;

/** The workloads of a distributed Tempo, as the chart names them. */
const workloads = {
  distributor: { kind: 'Deployment', name: 'tempo-distributor' },
  liveStore: { kind: 'StatefulSet', name: 'tempo-live-store' },
  blockBuilder: { kind: 'StatefulSet', name: 'tempo-block-builder' },
  querier: { kind: 'Deployment', name: 'tempo-querier' },
  queryFrontend: { kind: 'Deployment', name: 'tempo-query-frontend' },
  backendScheduler: { kind: 'StatefulSet', name: 'tempo-backend-scheduler' },
  backendWorker: { kind: 'StatefulSet', name: 'tempo-backend-worker' },
} as const;

type Name = keyof typeof workloads;
const names = Object.keys(workloads) as readonly Name[];

const usingKafka: readonly Name[] = ['distributor', 'liveStore', 'blockBuilder'];
const storing: readonly Name[] = [
  'blockBuilder',
  'querier',
  'queryFrontend',
  'backendScheduler',
  'backendWorker',
];

/** Ports that the chart forgets: a program listens on 9095 whether the pod says so or not. */
const grpcPort = { name: 'grpc', port: 9095, targetPort: 'grpc', protocol: 'TCP' };
const forgotten = (['distributor', 'liveStore', 'blockBuilder', 'querier', 'backendWorker'] as const).flatMap(
  (part): Patch[] => [
    {
      ...workloads[part],
      because: 'the chart forgets the port for gRPC of this pod',
      change: ({ spec }) => {
        const [container] = (spec as Controller).template.spec.containers;
        container?.ports.push({ name: 'grpc', containerPort: grpcPort.port, protocol: 'TCP' });
      },
    },
  ],
);

interface Controller {
  serviceName: string;
  readonly template: { readonly spec: { readonly containers: readonly { readonly ports: object[] }[] } };
}

/** Traces, for more than one Tempo takes: Kafka between writing and reading, blocks in MinIO. */
export class TempoDistributed extends NamespaceChart {
  readonly write: Target;
  readonly query: Target;
  readonly scraped: readonly Endpoint[];

  constructor(stack: StackContext, { objectStore }: { objectStore: Endpoint }) {
    super(stack, 'tempo', { podSecurity: 'restricted' });
    const { minio, traces, kafka, dnsDomain, routes } = this.cluster;
    const parts = traces.distributed;
    const secrets = [this.secret(minio.secretName, s3SecretKeys, 'Tempo stores its blocks in MinIO')];
    if (kafka?.saslSecret)
      secrets.push(this.secret(kafka.saslSecret, kafkaSecretKeys, 'Tempo writes to Kafka'));

    const pods = ({ replicas, resources }: Component) => ({ replicas, resources: resourcesOf(resources) });
    const several = (replicas: number, { resources, scratch }: Sized) => ({
      replicas,
      resources: resourcesOf(resources, scratch),
    });
    const release = this.release('tempo', {
      chart: 'tempo-distributed',
      values: {
        useExternalConfig: true,
        externalConfigSecretName: 'tempo-config',
        global: {
          clusterDomain: dnsDomain,
          extraArgs: ['-config.expand-env=true'],
          extraEnvFrom: secrets.map((name) => ({ secretRef: { name } })),
        },
        tempo: {
          podSecurityContext: { fsGroup: user, ...runtimeDefault },
          securityContext: { runAsUser: user, runAsGroup: user },
          // Not the path of the readiness probe: a program is unready while it joins its ring, but alive.
          livenessProbe: { httpGet: { path: '/status/version', port: 'http-metrics' } },
        },
        serviceAccount: { automountServiceAccountToken: false },
        // The chart insists on an address; the one that is used is in the configuration below.
        ingest: { kafka: { address: 'kafka:9092' } },
        traces: { otlp: { grpc: { enabled: true }, http: { enabled: true } } },
        distributor: pods(parts.distributor),
        liveStore: several(parts.partitions, parts.liveStore),
        blockBuilder: several(parts.partitions, parts.blockBuilder),
        querier: pods(parts.querier),
        queryFrontend: pods(parts.queryFrontend),
        backendScheduler: { resources: several(1, parts.backendScheduler).resources },
        // The template fails without it.
        backendWorker: { ...pods(parts.backendWorker), podDisruptionBudget: { enabled: false } },
        // Searches of a few users do not need caches.
        memcached: { enabled: false },
        cache: { caches: [] },
      },
      patches: [
        ...forgotten,
        ...names.map((name) => {
          const part = parts[name];
          const size = 'scratch' in part ? part.scratch : '1Gi';
          return volumeSizes(workloads[name], { [`${workloads[name].name}-store`]: size });
        }),
        {
          kind: 'Service',
          name: 'tempo-live-store',
          because: 'queriers ask the live-stores over gRPC, and the chart forgets its port',
          change: ({ spec }) => {
            (spec as { ports: object[] }).ports.push(grpcPort);
          },
        },
        ...names
          .filter((name) => workloads[name].kind === 'StatefulSet')
          .map(
            (name): Patch => ({
              ...workloads[name],
              because: 'the chart names a Service without the name of the release in front',
              change: ({ spec }) => {
                (spec as Controller).serviceName = workloads[name].name;
              },
            }),
          ),
      ],
    });

    const http = (name: Name) => release.endpoint(workloads[name].name, 'http-metrics');
    const otlpGrpc = release.endpoint('tempo-distributor', 'grpc-distributor-otlp');
    const gossip = release.endpoint('tempo-gossip-ring', 'gossip-ring');
    const scheduler = release.endpoint('tempo-backend-scheduler', 'grpc');
    const frontend = release.endpoint('tempo-query-frontend-discovery', 'grpc');
    const config = tempoDistributedConfig(this.cluster, {
      objectStore,
      http: http('distributor'),
      otlpGrpc,
      otlpHttp: release.endpoint('tempo-distributor', 'distributor-otlp-http'),
      gossip,
      scheduler,
      frontend,
    });
    release.config(
      'tempo-config',
      { 'tempo.yaml': yamlText(config) },
      { restarts: names.map((name) => workloads[name]) },
    );
    release.config('tempo-runtime', { 'overrides.yaml': yamlText({ overrides: {} }) });

    const { connections } = this;
    for (const name of names) {
      const own = release.workload(workloads[name].kind, workloads[name].name);
      connections.use(own, gossip, 'the members of the rings find each other');
      if (storing.includes(name)) connections.use(own, objectStore, 'blocks lie in MinIO');
      if (usingKafka.includes(name) && kafka)
        connections.reach(own, ...kafkaBrokers(kafka), 'spans go through Kafka');
      if (name === 'querier') {
        connections.use(own, frontend, 'queriers fetch queries');
        connections.use(own, release.endpoint('tempo-live-store', 'grpc'), 'the last minutes are read');
      }
      if (name === 'backendWorker') connections.use(own, scheduler, 'workers fetch work');
      if (name !== 'backendScheduler')
        release.spread(workloads[name], name === 'liveStore' || name === 'blockBuilder' ? 'own' : 'even');
    }

    const entrance = http('queryFrontend');
    this.write = grpcTarget(otlpGrpc);
    this.query = httpTarget(entrance);
    this.scraped = names.map(http);
    if (routes.tempo) {
      ingressRoute(this, {
        name: 'tempo',
        to: entrance,
        route: routes.tempo,
        further: sharedTenantOnly(this.cluster),
        reason: 'queries from outside',
      });
    }
  }
}
