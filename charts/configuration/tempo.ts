import type { Cluster } from '../../lib/cluster/cluster.ts';
import { tenantsOf } from '../../lib/cluster/tenants.ts';
import type { Endpoint } from '../../lib/network/endpoint.ts';
import { hours } from './durations.ts';
import { s3Credentials, s3Server } from './s3.ts';

export interface TempoEndpoints {
  readonly objectStore: Endpoint;
  readonly http: Endpoint;
  readonly otlpGrpc: Endpoint;
  readonly otlpHttp: Endpoint;
  readonly jaegerGrpc: Endpoint;
  readonly jaegerHttp: Endpoint;
  readonly zipkin: Endpoint;
}

/** Where the chart mounts the volume and the configuration. */
const tempoPaths = { data: '/var/tempo', config: '/conf' } as const;

/** Where blocks lie, in every profile. */
export const tempoStorage = {
  data: tempoPaths.data,
  config: ({ minio }: Cluster, objectStore: Endpoint) => ({
    trace: {
      backend: 's3',
      s3: {
        ...s3Server(objectStore),
        bucket: minio.buckets.traces,
        forcepathstyle: true,
        access_key: s3Credentials.accessKey,
        secret_key: s3Credentials.secretKey,
      },
      wal: { path: `${tempoPaths.data}/wal` },
      local: { path: `${tempoPaths.data}/traces` },
    },
  }),
};

const listen = ({ targetPort }: Endpoint) => ({ endpoint: `0.0.0.0:${targetPort}` });

/** Configuration of a single Tempo that keeps its blocks in MinIO. */
export function tempoConfig(cluster: Cluster, endpoints: TempoEndpoints) {
  const { traces } = cluster;
  return {
    multitenancy_enabled: tenantsOf(cluster) !== undefined,
    usage_report: { reporting_enabled: false },
    // Grafana streams search results over the port that it queries.
    stream_over_http_enabled: true,
    server: { http_listen_port: endpoints.http.targetPort },
    distributor: {
      receivers: {
        otlp: { protocols: { grpc: listen(endpoints.otlpGrpc), http: listen(endpoints.otlpHttp) } },
        jaeger: {
          protocols: { grpc: listen(endpoints.jaegerGrpc), thrift_http: listen(endpoints.jaegerHttp) },
        },
        zipkin: listen(endpoints.zipkin),
      },
    },
    compactor: { compaction: { block_retention: hours(traces.retention) } },
    storage: tempoStorage.config(cluster, endpoints.objectStore),
    overrides: { per_tenant_override_config: `${tempoPaths.config}/overrides.yaml` },
  };
}
