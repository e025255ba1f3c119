import type { Component, ComponentOnDisk } from '../lib/cluster/schema/components.ts';
import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { httpTarget, type Target } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { dumpYaml } from '../lib/support/yaml.ts';
import { mimirConfig } from './configuration/mimir.ts';
import { s3SecretKeys } from './configuration/s3.ts';
import { resourcesOf, volumeSizes } from './pods.ts';

/** The workloads of Mimir, as the chart names them. */
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

/** Who asks whom, over gRPC. */
const calls: readonly (readonly [from: Name, to: Name, reason: string])[] = [
  ['distributor', 'ingester', 'samples are written to three ingesters each'],
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

/** What the Service of the ring selects. */
const memberLabel = { 'app.kubernetes.io/part-of': 'memberlist' };

interface Deployment {
  readonly template: { readonly spec: { readonly containers: readonly { readonly ports: object[] }[] } };
}

/** Metrics, for more than one Prometheus holds: Mimir keeps each sample on three nodes and its blocks in MinIO. */
export class Mimir extends NamespaceChart {
  readonly write: Target;
  readonly query: Target;
  readonly scraped: readonly Endpoint[];

  constructor(stack: StackContext, { objectStore }: { objectStore: Endpoint }) {
    super(stack, 'mimir', { podSecurity: 'restricted' });
    const { minio, metrics, storageClass, dnsDomain, routes } = this.cluster;
    const parts = metrics.mimir;
    const secret = this.secret(minio.secretName, s3SecretKeys, 'Mimir stores its blocks in MinIO');

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
        global: { clusterDomain: dnsDomain, extraEnvFrom: [{ secretRef: { name: secret } }] },
        distributor: pods(parts.distributor),
        // Zones are in the scheduling. Replicating by zone needs the rollout operator, its webhooks and its CRDs.
        ingester: { ...onDisk(parts.ingester), zoneAwareReplication: { enabled: false } },
        querier: pods(parts.querier),
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
        ...names.map((name) => volumeSizes(workloads[name], { storage: '512Mi', 'active-queries': '16Mi' })),
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
    release.config(
      'mimir-config',
      { 'mimir.yaml': dumpYaml(config) },
      { restarts: names.map((name) => workloads[name]) },
    );

    const { connections } = this;
    for (const name of names) {
      const pods = release.workload(workloads[name].kind, workloads[name].name);
      for (const [from, to, reason] of calls)
        if (from === name) connections.use(pods, at(to, 'grpc'), reason);
      if (members.includes(name)) connections.use(pods, gossip, 'the members of the rings find each other');
      if (storing.includes(name)) connections.use(pods, objectStore, 'blocks lie in MinIO');
      if (parts[name].replicas > 1) release.spread(workloads[name], copies.includes(name) ? 'own' : 'even');
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
