import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { httpTarget, type Target } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { apiServer } from '../lib/network/outsiders.ts';
import { lokiConfig, lokiReplication } from './configuration/loki.ts';
import { s3SecretKeys } from './configuration/s3.ts';
import { sharedTenantOnly } from './configuration/tenant-route.ts';
import { yamlText } from './configuration/text.ts';
import { lokiPatches, lokiValues } from './loki-release.ts';
import { tenantRules } from './loki-rules.ts';
import { resourcesOf, volumeSizes } from './pods.ts';

/** Logs. One Loki, or three with every line in each, with chunks in MinIO; the sidecar collects rules from ConfigMaps with the label `loki_rule`. */
export class Loki extends NamespaceChart {
  /** What the paths of pushes and queries are below. */
  readonly write: Target;
  readonly query: Target;
  readonly scraped: readonly Endpoint[];

  constructor(stack: StackContext, { objectStore }: { objectStore: Endpoint }) {
    super(stack, 'loki', { podSecurity: 'restricted' });
    const { logs, minio, storageClass, routes } = this.cluster;
    const replicas = logs.profile === 'ha' ? lokiReplication : 1;

    const release = this.release('loki', {
      chart: 'loki',
      values: {
        ...lokiValues,
        deploymentMode: 'Monolithic',
        singleBinary: {
          replicas,
          extraEnvFrom: [
            {
              secretRef: {
                name: this.secret(minio.secretName, s3SecretKeys, 'Loki stores its chunks in MinIO'),
              },
            },
          ],
          persistence: { enabled: true, size: logs.volume, storageClass },
          resources: resourcesOf(logs.resources),
          // It writes all of its chunks to the object store before it stops.
          terminationGracePeriodSeconds: 300,
        },
      },
      omit: lokiPatches.omit,
      patches: [
        ...lokiPatches.patches,
        ...tenantRules(this.cluster, { kind: 'StatefulSet', name: 'loki' }),
        volumeSizes(
          { kind: 'StatefulSet', name: 'loki' },
          { temp: '1Gi', 'sc-rules-volume': '16Mi', 'sc-rules-temp': '16Mi' },
        ),
      ],
    });

    const http = release.endpoint('loki', 'http-metrics');
    this.write = httpTarget(http);
    this.query = this.write;
    this.scraped = [http];
    const grpc = release.endpoint('loki', 'grpc');
    const memberlist = release.endpoint('loki-memberlist', 'tcp');
    release.config(
      'loki',
      {
        'config.yaml': yamlText(
          lokiConfig(this.cluster, { objectStore, http, grpc, memberlist, compactor: grpc }),
        ),
      },
      { restarts: { kind: 'StatefulSet', name: 'loki' } },
    );

    const pods = release.workload('StatefulSet', 'loki');
    if (replicas > 1) release.spread({ kind: 'StatefulSet', name: 'loki' }, 'own');
    this.connections.use(pods, objectStore, 'chunks, index and rules lie in MinIO');
    this.connections.use(pods, memberlist, 'the members of the ring find each other');
    this.connections.use(pods, grpc, 'its parts talk to each other');
    this.connections.reach(pods, ...apiServer(this.cluster), 'the sidecar watches ConfigMaps with rules');
    if (routes.loki) {
      ingressRoute(this, {
        name: 'loki',
        to: http,
        route: routes.loki,
        further: sharedTenantOnly(this.cluster),
        reason: 'pushes and queries from outside',
      });
    }
  }
}
