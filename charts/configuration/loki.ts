import type { Cluster } from '../../lib/cluster/cluster.ts';
import { authority, type Endpoint } from '../../lib/network/endpoint.ts';
import { hours } from './durations.ts';
import { s3Credentials, s3Server } from './s3.ts';

export interface LokiEndpoints {
  readonly objectStore: Endpoint;
  readonly http: Endpoint;
  readonly grpc: Endpoint;
  readonly memberlist: Endpoint;
}

/** Where the chart mounts the volume, and the rules that its sidecar collects. */
export const lokiPaths = { data: '/var/loki', rules: '/rules', ruleCache: '/tmp/loki-rules' } as const;

/** How chunks and index are laid out, from which day on. It must never change for a store that has data. */
export const lokiSchema = {
  configs: [
    {
      from: '2024-04-01',
      store: 'tsdb',
      object_store: 's3',
      schema: 'v13',
      index: { prefix: 'loki_index_', period: '24h' },
    },
  ],
};

/** Configuration of a single Loki that keeps its chunks in MinIO. */
export function lokiConfig({ minio, logs }: Cluster, { objectStore, http, grpc, memberlist }: LokiEndpoints) {
  return {
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: {
      http_listen_port: http.targetPort,
      grpc_listen_port: grpc.targetPort,
      // Queries over a day of logs answer with more than the 4 MiB that gRPC allows by default.
      grpc_server_max_recv_msg_size: 104_857_600,
      grpc_server_max_send_msg_size: 104_857_600,
      http_server_read_timeout: '10m',
      http_server_write_timeout: '10m',
    },
    common: {
      path_prefix: lokiPaths.data,
      replication_factor: 1,
      compactor_grpc_address: authority(grpc),
      storage: {
        s3: {
          ...s3Server(objectStore),
          bucketnames: minio.buckets.logs,
          region: 'us-east-1',
          s3forcepathstyle: true,
          access_key_id: s3Credentials.accessKey,
          secret_access_key: s3Credentials.secretKey,
        },
      },
    },
    memberlist: { bind_port: memberlist.targetPort, join_members: [memberlist.host] },
    schema_config: lokiSchema,
    ingester: { wal: { flush_on_shutdown: true } },
    limits_config: {
      retention_period: hours(logs.retention),
      reject_old_samples: true,
      reject_old_samples_max_age: '168h',
      // Trace ids, pods and levels are kept beside each line instead of as labels.
      allow_structured_metadata: true,
      // Grafana's log volume histogram.
      volume_enabled: true,
      // Without this, each pod's name would be a label of what comes by OTLP: one stream a pod.
      otlp_config: {
        resource_attributes: {
          ignore_defaults: true,
          attributes_config: [
            {
              action: 'index_label',
              attributes: [
                'service.name',
                'service.namespace',
                'k8s.namespace.name',
                'k8s.container.name',
                'project_id',
              ],
            },
          ],
        },
      },
      split_queries_by_interval: '15m',
      query_timeout: '5m',
      max_cache_freshness_per_query: '10m',
    },
    compactor: { retention_enabled: true, delete_request_store: 's3' },
    query_range: { align_queries_with_step: true },
    // Grafana's log patterns.
    pattern_ingester: { enabled: true },
    ruler: {
      enable_api: true,
      rule_path: lokiPaths.ruleCache,
      storage: { type: 'local', local: { directory: lokiPaths.rules } },
      wal: { dir: `${lokiPaths.data}/ruler-wal` },
    },
    runtime_config: { file: '/etc/loki/runtime-config/runtime-config.yaml' },
  };
}
