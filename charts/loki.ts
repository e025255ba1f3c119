import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { apiServer } from '../lib/network/outsiders.ts';
import { dumpYaml } from '../lib/support/yaml.ts';
import { lokiConfig, lokiPaths, lokiSchema } from './configuration/loki.ts';
import { s3SecretKeys } from './configuration/s3.ts';
import { resourcesOf, sidecarResources, volumeSizes } from './pods.ts';

/** Logs. One Loki that keeps its chunks in MinIO; its sidecar collects rules from ConfigMaps with the label `loki_rule`. */
export class Loki extends NamespaceChart {
  /** Where logs are pushed and queried. */
  readonly http: Endpoint;

  constructor(stack: StackContext, { objectStore }: { objectStore: Endpoint }) {
    super(stack, 'loki', { podSecurity: 'restricted' });
    const { logs, minio, storageClass, routes } = this.cluster;

    const release = this.release('loki', {
      chart: 'loki',
      values: {
        deploymentMode: 'Monolithic',
        singleBinary: {
          replicas: 1,
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
        read: { replicas: 0 },
        write: { replicas: 0 },
        backend: { replicas: 0 },
        gateway: { enabled: false },
        // Memcached for chunks asks for 9.6 GiB by default.
        chunksCache: { enabled: false },
        resultsCache: { enabled: false },
        lokiCanary: { enabled: false },
        test: { enabled: false },
        // The pod mounts the ConfigMap below; the chart makes none of its own.
        loki: { configObjectName: 'loki', generatedConfigObjectName: '', schemaConfig: lokiSchema },
        sidecar: {
          resources: sidecarResources,
          // "fake" is the tenant of a Loki without tenants.
          rules: { folder: `${lokiPaths.rules}/fake`, resource: 'configmap' },
          // Nobody connects to it; being alive is all that is asked of it.
          readinessProbe: { enabled: false },
        },
        // The sidecar reads ConfigMaps of this namespace, not of the cluster.
        rbac: { namespaced: true },
      },
      omit: [{ kind: 'ServiceAccount', name: 'loki-memcached', because: 'no memcached runs' }],
      patches: [
        volumeSizes(
          { kind: 'StatefulSet', name: 'loki' },
          { temp: '1Gi', 'sc-rules-volume': '16Mi', 'sc-rules-temp': '16Mi' },
        ),
        {
          kind: 'Role',
          name: 'loki',
          because: 'the sidecar is told to read ConfigMaps, and the chart lets it read Secrets too',
          change: (role) => {
            role.rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }];
          },
        },
      ],
    });

    this.http = release.endpoint('loki', 'http-metrics');
    const grpc = release.endpoint('loki', 'grpc');
    const memberlist = release.endpoint('loki-memberlist', 'tcp');
    release.config(
      'loki',
      {
        'config.yaml': dumpYaml(lokiConfig(this.cluster, { objectStore, http: this.http, grpc, memberlist })),
      },
      { restarts: { kind: 'StatefulSet', name: 'loki' } },
    );

    const pods = release.workload('StatefulSet', 'loki');
    this.connections.use(pods, objectStore, 'chunks, index and rules lie in MinIO');
    this.connections.use(pods, memberlist, 'the members of the ring find each other');
    this.connections.use(pods, grpc, 'its parts talk to each other');
    this.connections.reach(pods, ...apiServer(this.cluster), 'the sidecar watches ConfigMaps with rules');
    if (routes.loki) {
      ingressRoute(this, {
        name: 'loki',
        to: this.http,
        route: routes.loki,
        reason: 'pushes and queries from outside',
      });
    }
  }
}
