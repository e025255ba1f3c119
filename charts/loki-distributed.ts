import type { Component } from '../lib/cluster/schema/components.ts';
import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { httpTarget, type Target } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { apiServer } from '../lib/network/outsiders.ts';
import { lokiConfig } from './configuration/loki.ts';
import { s3SecretKeys } from './configuration/s3.ts';
import { sharedTenantOnly } from './configuration/tenant-route.ts';
import { yamlText } from './configuration/text.ts';
import { lokiPatches, lokiValues } from './loki-release.ts';
import { tenantRules } from './loki-rules.ts';
import { resourcesOf, volumeSizes } from './pods.ts';

/** The workloads of a distributed Loki, as the chart names them. */
const workloads = {
  distributor: { kind: 'Deployment', name: 'loki-distributor' },
  ingester: { kind: 'StatefulSet', name: 'loki-ingester' },
  querier: { kind: 'Deployment', name: 'loki-querier' },
  queryFrontend: { kind: 'Deployment', name: 'loki-query-frontend' },
  queryScheduler: { kind: 'Deployment', name: 'loki-query-scheduler' },
  indexGateway: { kind: 'StatefulSet', name: 'loki-index-gateway' },
  compactor: { kind: 'StatefulSet', name: 'loki-compactor' },
  ruler: { kind: 'StatefulSet', name: 'loki-ruler' },
} as const;

type Name = keyof typeof workloads;
const names = Object.keys(workloads) as readonly Name[];

/** Who asks whom, over gRPC. */
const calls: readonly (readonly [from: Name, to: Name, reason: string])[] = [
  ['distributor', 'ingester', 'lines are written to three ingesters each'],
  ['queryFrontend', 'queryScheduler', 'queries wait there'],
  ['querier', 'queryScheduler', 'queriers fetch queries'],
  ['querier', 'queryFrontend', 'queriers answer'],
  ['querier', 'ingester', 'the last hours are read'],
  ['querier', 'indexGateway', 'chunks are looked up'],
  ['ruler', 'ingester', 'rules read the last hours'],
  ['ruler', 'indexGateway', 'rules look up chunks'],
  ['ruler', 'ruler', 'each knows the rules of the others'],
  ['queryFrontend', 'compactor', 'answers that are kept are told when lines were deleted'],
  ['querier', 'compactor', 'deleted lines are left out'],
  ['ruler', 'compactor', 'deleted lines are left out'],
];

const storing: readonly Name[] = ['ingester', 'querier', 'indexGateway', 'compactor', 'ruler'];

/** Logs, for more than one Loki takes: a program for each task, every line in three ingesters, chunks in MinIO. */
export class LokiDistributed extends NamespaceChart {
  /** What the path of pushes is below. */
  readonly write: Target;
  /** What the path of queries is below. */
  readonly query: Target;
  readonly scraped: readonly Endpoint[];

  constructor(stack: StackContext, { objectStore }: { objectStore: Endpoint }) {
    super(stack, 'loki', { podSecurity: 'restricted' });
    const { minio, logs, storageClass, dnsDomain, routes } = this.cluster;
    const parts = logs.distributed;
    const secret = this.secret(minio.secretName, s3SecretKeys, 'Loki stores its chunks in MinIO');

    const pods = ({ replicas, resources }: Component) => ({
      replicas,
      resources: resourcesOf(resources),
      // Where they run is said below.
      affinity: null,
    });
    const claim = (size: string) => ({
      enabled: true,
      claims: [{ name: 'data', accessModes: ['ReadWriteOnce'], size, storageClass }],
    });
    const volume = (size: string) => ({ enabled: true, size, storageClass });
    const release = this.release('loki', {
      chart: 'loki',
      values: {
        ...lokiValues,
        deploymentMode: 'Distributed',
        global: { clusterDomain: dnsDomain, extraEnvFrom: [{ secretRef: { name: secret } }] },
        singleBinary: { replicas: 0 },
        distributor: pods(parts.distributor),
        // Zones are in the scheduling. Replicating by zone needs the rollout operator, its webhooks and its CRDs.
        ingester: {
          ...pods(parts.ingester),
          persistence: claim(parts.ingester.volume),
          zoneAwareReplication: { enabled: false },
        },
        querier: pods(parts.querier),
        queryFrontend: pods(parts.queryFrontend),
        queryScheduler: pods(parts.queryScheduler),
        indexGateway: { ...pods(parts.indexGateway), persistence: volume(parts.indexGateway.volume) },
        compactor: { ...pods(parts.compactor), persistence: claim(parts.compactor.volume) },
        ruler: { ...pods(parts.ruler), persistence: volume(parts.ruler.volume), sidecar: true },
      },
      omit: lokiPatches.omit,
      patches: [
        ...lokiPatches.patches,
        ...tenantRules(this.cluster, workloads.ruler),
        ...names.map((name) =>
          volumeSizes(workloads[name], {
            data: '512Mi',
            temp: '256Mi',
            'sc-rules-volume': '16Mi',
            'sc-rules-temp': '16Mi',
          }),
        ),
      ],
    });

    const at = (name: Name, port: 'http-metrics' | 'grpc') =>
      release.endpoint(`${workloads[name].name}-headless`, port);
    const memberlist = release.endpoint('loki-memberlist', 'tcp');
    const config = lokiConfig(this.cluster, {
      objectStore,
      memberlist,
      http: at('distributor', 'http-metrics'),
      grpc: at('distributor', 'grpc'),
      compactor: at('compactor', 'grpc'),
      parts: {
        scheduler: at('queryScheduler', 'grpc'),
        indexGateway: at('indexGateway', 'grpc'),
        querier: at('querier', 'http-metrics'),
      },
    });
    release.config(
      'loki',
      { 'config.yaml': yamlText(config) },
      { restarts: names.map((name) => workloads[name]) },
    );

    const { connections } = this;
    for (const name of names) {
      const own = release.workload(workloads[name].kind, workloads[name].name);
      for (const [from, to, reason] of calls) if (from === name) connections.use(own, at(to, 'grpc'), reason);
      connections.use(own, memberlist, 'the members of the rings find each other');
      if (storing.includes(name)) connections.use(own, objectStore, 'chunks, index and rules lie in MinIO');
      if (parts[name].replicas > 1) release.spread(workloads[name], name === 'ingester' ? 'own' : 'even');
      // Only the sidecar with rules talks to the API server.
      if (name === 'ruler')
        connections.reach(own, ...apiServer(this.cluster), 'the sidecar watches ConfigMaps with rules');
      else release.withoutToken(workloads[name]);
    }
    const frontend = release.workload(workloads.queryFrontend.kind, workloads.queryFrontend.name);
    connections.use(frontend, at('querier', 'http-metrics'), 'lines are followed as they come');

    const entrance = release.endpoint('loki-query-frontend', 'http-metrics');
    this.write = httpTarget(release.endpoint('loki-distributor', 'http-metrics'));
    this.query = httpTarget(entrance);
    this.scraped = names.map((name) => at(name, 'http-metrics'));
    if (routes.loki) {
      ingressRoute(this, {
        name: 'loki',
        to: entrance,
        route: routes.loki,
        further: sharedTenantOnly(this.cluster),
        reason: 'queries from outside',
      });
    }
  }
}
