import type { Component, ComponentOnDisk } from '../lib/cluster/schema/components.ts';
import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { httpTarget, type Target } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { kafkaBrokers } from '../lib/network/outsiders.ts';
import { kafkaSecretKeys } from './configuration/kafka.ts';
import { mimirConfig } from './configuration/mimir.ts';
import { s3SecretKeys } from './configuration/s3.ts';
import { yamlText } from './configuration/text.ts';
import { ingestersOf } from './mimir-ingesters.ts';
import { resourcesOf, volumeSizes } from './pods.ts';

/** The programs of Mimir, as the chart names their workloads; ingesters that read from Kafka are several sets. */
const workloads = {
  distributor: { kind: 'Deployment', name: 'mimir-distributor' },
  ingester: { kind: 'StatefulSet', name: 'mimir-ingester' },
  querier: { kind: 'Deployment', name: 'mimir-querier' },
  queryFrontend: { kind: 'Deployment', name: 'mimir-query-frontend' },
  queryScheduler: { kind: 'Deployment', name: 'mimir-query-scheduler' },
  storeGateway: { kind: 'StatefulSet', name: 'mimir-store-gateway' },
  compactor: { kind: 'StatefulSet', name: 'mimir-compactor' },
} as const;

type Name = keyof typeof workloads;
const names = Object.keys(workloads) as readonly Name[];

type Call = readonly [from: Name, to: Name, reason: string];

/** How samples get to the ingesters where they do not go through Kafka. */
const push: Call = ['distributor', 'ingester', 'samples are written to three ingesters each'];

/** Who asks whom, over gRPC. */
const calls: readonly Call[] = [
  ['queryFrontend', 'queryScheduler', 'queries wait there'],
  ['querier', 'queryScheduler', 'queriers fetch queries'],
  ['querier', 'queryFrontend', 'queriers answer'],
  ['querier', 'ingester', 'the last hours are read'],
  ['querier', 'storeGateway', 'older samples are read'],
];

/** Those that find each other by gossip, and those that read or write the object store. */
const members: readonly Name[] = names.filter((name) => name !== 'queryScheduler');
const storing: readonly Name[] = ['ingester', 'querier', 'storeGateway', 'compactor'];

/** Those whose Services are asked for each pod, and those whose pods have copies of the same data. */
const headless: readonly Name[] = ['ingester', 'queryScheduler', 'storeGateway'];
const copies: readonly Name[] = ['ingester', 'storeGateway'];

/** What programs do with Kafka, where samples go through it. Queriers have the distributors' module, and with it a client. */
const usingKafka: Partial<Record<Name, string>> = {
  distributor: 'samples are written to Kafka',
  ingester: 'samples are read from Kafka',
  querier: 'its client asks for the topic every few seconds, though it writes nothing',
  queryFrontend: 'a query may ask for all that is in Kafka',
};

/** A distributor makes the topic when it starts, and so would a querier, which shall start while Kafka is away. */
const withoutTopic = { 'ingest-storage.kafka.auto-create-topic-enabled': 'false' };

/** What the Service of the ring selects. */
const memberLabel = { 'app.kubernetes.io/part-of': 'memberlist' };

interface Deployment {
  readonly template: { readonly spec: { readonly containers: readonly { readonly ports: object[] }[] } };
}

/** Metrics, for more than one Prometheus holds: Mimir keeps each sample on several nodes and its blocks in MinIO. */
export class Mimir extends NamespaceChart {
  readonly write: Target;
  readonly query: Target;
  readonly scraped: readonly Endpoint[];

  constructor(stack: StackContext, { objectStore }: { objectStore: Endpoint }) {
    super(stack, 'mimir', { podSecurity: 'restricted' });
    const { minio, metrics, storageClass, dnsDomain, routes } = this.cluster;
    const parts = metrics.mimir;
    const kafka = parts.ingest === 'kafka' ? this.cluster.kafka : undefined;
    const secrets = [this.secret(minio.secretName, s3SecretKeys, 'Mimir stores its blocks in MinIO')];
    if (kafka?.saslSecret)
      secrets.push(this.secret(kafka.saslSecret, kafkaSecretKeys, 'Mimir writes to Kafka'));
    const ingesters = ingestersOf(this.cluster);
    const workloadsOf = (name: Name) => (name === 'ingester' ? ingesters.workloads : [workloads[name]]);
    const all = names.flatMap(workloadsOf);

    const pods = ({ replicas, resources }: Component) => ({ replicas, resources: resourcesOf(resources) });
    const onDisk = ({ volume: size, ...component }: ComponentOnDisk) => ({
      ...pods(component),
      persistentVolume: { size, storageClass },
    });
    const release = this.release('mimir', {
      chart: 'mimir-distributed',
      values: {
        useExternalConfig: true,
        externalConfigSecretName: 'mimir-config',
        global: { clusterDomain: dnsDomain, extraEnvFrom: secrets.map((name) => ({ secretRef: { name } })) },
        distributor: pods(parts.distributor),
        ingester: { ...onDisk(parts.ingester), ...ingesters.values },
        querier: { ...pods(parts.querier), ...(kafka && { extraArgs: withoutTopic }) },
        query_frontend: { ...pods(parts.queryFrontend), podLabels: memberLabel },
        query_scheduler: pods(parts.queryScheduler),
        store_gateway: { ...onDisk(parts.storeGateway), zoneAwareReplication: { enabled: false } },
        compactor: onDisk(parts.compactor),
        rollout_operator: { enabled: false },
        minio: { enabled: false },
        kafka: { enabled: false },
        // Alloy writes to the distributors and Grafana asks the query-frontends: nobody needs an nginx between.
        gateway: { enabled: false },
        alertmanager: { enabled: false },
        ruler: { enabled: false },
        overrides_exporter: { enabled: false },
      },
      patches: [
        ...all.map((workload) => volumeSizes(workload, { storage: '512Mi', 'active-queries': '16Mi' })),
        ...ingesters.patches,
        {
          kind: 'ServiceAccount',
          name: 'mimir',
          because: 'no part of Mimir talks to the API server, and the chart has no value for it',
          change: (account) => {
            account.automountServiceAccountToken = false;
          },
        },
        {
          kind: 'Deployment',
          name: 'mimir-query-frontend',
          because:
            'it asks the ring of the queriers what they understand, and the chart forgets the port for that',
          change: ({ spec }) => {
            const [container] = (spec as Deployment).template.spec.containers;
            container?.ports.push({ name: 'memberlist', containerPort: 7946, protocol: 'TCP' });
          },
        },
        {
          kind: 'StatefulSet',
          name: 'mimir-compactor',
          because: 'a StatefulSet wants a headless Service, and the chart gives it the other one',
          change: (statefulSet) => {
            (statefulSet.spec as { serviceName: string }).serviceName = 'mimir-gossip-ring';
          },
        },
      ],
    });

    const at = (name: Name, port: 'http-metrics' | 'grpc') =>
      release.endpoint(`${workloads[name].name}${headless.includes(name) ? '-headless' : ''}`, port);
    const gossip = release.endpoint('mimir-gossip-ring', 'gossip-ring');
    const config = mimirConfig(this.cluster, {
      objectStore,
      http: at('distributor', 'http-metrics'),
      grpc: at('distributor', 'grpc'),
      gossip,
      scheduler: at('queryScheduler', 'grpc'),
    });
    release.config('mimir-config', { 'mimir.yaml': yamlText(config) }, { restarts: all });

    const { connections } = this;
    const asked = kafka ? calls : [push, ...calls];
    for (const name of names) {
      const nodes = name === 'ingester' ? ingesters.nodes : copies.includes(name) ? 'own' : 'even';
      for (const workload of workloadsOf(name)) {
        const own = release.workload(workload.kind, workload.name);
        for (const [from, to, reason] of asked)
          if (from === name) connections.use(own, at(to, 'grpc'), reason);
        if (members.includes(name)) connections.use(own, gossip, 'the members of the rings find each other');
        if (storing.includes(name)) connections.use(own, objectStore, 'blocks lie in MinIO');
        const purpose = usingKafka[name];
        if (kafka && purpose) connections.reach(own, ...kafkaBrokers(kafka), purpose);
        if (parts[name].replicas > 1) release.spread(workload, nodes);
      }
    }

    const frontend = at('queryFrontend', 'http-metrics');
    this.write = httpTarget(at('distributor', 'http-metrics'), '/api/v1/push');
    this.query = httpTarget(frontend, '/prometheus');
    this.scraped = names.map((name) => at(name, 'http-metrics'));
    if (routes.prometheus) {
      ingressRoute(this, {
        name: 'prometheus',
        to: frontend,
        route: routes.prometheus,
        reason: 'queries from outside',
      });
    }
  }
}
