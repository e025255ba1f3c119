import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';

/** What says who keeps an EndpointSlice, so that Kubernetes' own controllers leave it alone. */
const keeper = 'poddle-observability';

/** MinIO outside the cluster, under a name inside it. */
export class MinioExternal extends NamespaceChart {
  /** The S3 API: `minio-external.observability.svc.<domain>:9000`. */
  readonly s3: Endpoint;

  constructor(stack: StackContext) {
    super(stack, 'observability', { podSecurity: 'restricted' });
    const { addresses, port } = this.cluster.minio;

    this.service(
      'minio-external',
      { ports: [{ name: 's3', port, targetPort: port, protocol: 'TCP' }], type: 'ClusterIP' },
      // It selects no pods: what answers is outside the cluster.
      { 'kube-score/ignore': 'service-targets-pod' },
    );
    for (const family of ['IPv4', 'IPv6'] as const) {
      const ofFamily = addresses.filter((address) => address.includes(':') === (family === 'IPv6'));
      if (ofFamily.length > 0) this.slice(`minio-external-${family.toLowerCase()}`, family, ofFamily, port);
    }
    this.s3 = this.endpoint('minio-external', 's3');
  }

  /** A slice belongs to a Service by its label, not by its name. */
  private slice(
    name: string,
    addressType: 'IPv4' | 'IPv6',
    addresses: readonly string[],
    port: number,
  ): void {
    this.add('EndpointSlice', {
      metadata: {
        name,
        namespace: this.namespaceName,
        labels: {
          'kubernetes.io/service-name': 'minio-external',
          'endpointslice.kubernetes.io/managed-by': keeper,
        },
      },
      addressType,
      ports: [{ name: 's3', port, protocol: 'TCP' }],
      endpoints: [{ addresses: [...addresses], conditions: { ready: true } }],
    });
  }
}
