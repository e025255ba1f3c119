import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { grpcTarget, httpTarget, type Target } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { s3SecretKeys } from './configuration/s3.ts';
import { tempoConfig } from './configuration/tempo.ts';
import { sharedTenantOnly } from './configuration/tenant-route.ts';
import { yamlText } from './configuration/text.ts';
import { hardened, resourcesOf, runtimeDefault } from './pods.ts';

/** Traces. One Tempo that keeps its blocks in MinIO. */
export class Tempo extends NamespaceChart {
  /** OTLP over gRPC. */
  readonly write: Target;
  readonly query: Target;
  readonly scraped: readonly Endpoint[];

  constructor(stack: StackContext, { objectStore }: { objectStore: Endpoint }) {
    super(stack, 'tempo', { podSecurity: 'restricted' });
    const { traces, minio, storageClass, routes } = this.cluster;

    const release = this.release('tempo', {
      chart: 'tempo',
      values: {
        tempo: {
          memBallastSizeMbs: 0,
          // ${S3_ACCESS_KEY} in the configuration below stays as it is without it.
          extraArgs: { 'config.expand-env': 'true' },
          extraEnvFrom: [
            {
              secretRef: {
                name: this.secret(minio.secretName, s3SecretKeys, 'Tempo stores its blocks in MinIO'),
              },
            },
          ],
          resources: resourcesOf(traces.resources),
          securityContext: hardened,
          // Not the path of the readiness probe: Tempo is unready while it joins its ring, but alive.
          livenessProbe: { httpGet: { path: '/status/version', port: 3200 } },
        },
        persistence: { enabled: true, size: traces.volume, storageClassName: storageClass },
        serviceAccount: { automountServiceAccountToken: false },
        securityContext: { ...runtimeDefault },
      },
    });

    // The chart's StatefulSet names this Service as its own and does not make it.
    this.service('tempo-headless', {
      clusterIP: 'None',
      type: 'ClusterIP',
      selector: release.workload('StatefulSet', 'tempo').pods,
      ports: [{ name: 'tempo-prom-metrics', port: 3200, targetPort: 'prom-metrics', protocol: 'TCP' }],
    });

    const http = release.endpoint('tempo', 'tempo-prom-metrics');
    const otlpGrpc = release.endpoint('tempo', 'grpc-tempo-otlp');
    this.write = grpcTarget(otlpGrpc);
    this.query = httpTarget(http);
    this.scraped = [http];
    release.config(
      'tempo',
      {
        'tempo.yaml': yamlText(
          tempoConfig(this.cluster, {
            objectStore,
            http,
            otlpGrpc,
            otlpHttp: release.endpoint('tempo', 'tempo-otlp-http'),
            jaegerGrpc: release.endpoint('tempo', 'grpc-tempo-jaeger'),
            jaegerHttp: release.endpoint('tempo', 'tempo-jaeger-thrift-http'),
            zipkin: release.endpoint('tempo', 'tempo-zipkin'),
          }),
        ),
        'overrides.yaml': yamlText({ overrides: {} }),
      },
      { restarts: { kind: 'StatefulSet', name: 'tempo' } },
    );

    const pods = release.workload('StatefulSet', 'tempo');
    this.connections.use(pods, objectStore, 'blocks lie in MinIO');
    if (routes.tempo) {
      ingressRoute(this, {
        name: 'tempo',
        to: http,
        route: routes.tempo,
        further: sharedTenantOnly(this.cluster),
        reason: 'queries from outside',
      });
    }
  }
}
