import type { Cluster } from '../../lib/cluster/cluster.ts';
import { tenantsOf } from '../../lib/cluster/tenants.ts';
import { authority, type Endpoint, url } from '../../lib/network/endpoint.ts';
import { hours } from './durations.ts';
import { s3Credentials, s3Server } from './s3.ts';

export interface LokiEndpoints {
  readonly objectStore: Endpoint;
  readonly http: Endpoint;
  readonly grpc: Endpoint;
  readonly memberlist: Endpoint;
  readonly compactor: Endpoint;
  /** Where the programs of a distributed Loki find each other. @default one program does everything */
  readonly parts?: {
    readonly scheduler: Endpoint;
    readonly indexGateway: Endpoint;
    readonly querier: Endpoint;
  };
}

/** Where the chart mounts the volume, and the rules that its sidecar collects. */
export const lokiPaths = { data: '/var/loki', rules: '/rules', ruleCache: '/tmp/loki-rules' } as const;

/** How many Lokis have each line, where there is more than one. */
export const lokiReplication = 3;

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

/** Configuration of Loki that keeps its chunks in MinIO: of one program that does everything, once or three times, or of one for each task. */
export function lokiConfig(
  { minio, logs, tenants }: Cluster,
  { objectStore, http, grpc, memberlist, compactor, parts }: LokiEndpoints,
) {
  const separated = tenantsOf({ tenants }) !== undefined;
  return {
    auth_enabled: separated,
    // Operators read all tenants at once.
    ...(separated && { querier: { multi_tenant_queries_enabled: true } }),
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
      replication_factor: logs.profile === 'single' ? 1 : lokiReplication,
      compactor_grpc_address: authority(compactor),
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
    ...(parts && distributed(parts)),
    // Grafana's log patterns. Distributed, they would be one more program with the memory of the ingesters.
    pattern_ingester: { enabled: !parts },
    ruler: {
      enable_api: true,
      // Each rule is evaluated by one of them.
      ...(logs.profile !== 'single' && { enable_sharding: true }),
      rule_path: lokiPaths.ruleCache,
      storage: { type: 'local', local: { directory: lokiPaths.rules } },
      wal: { dir: `${lokiPaths.data}/ruler-wal` },
    },
    runtime_config: { file: '/etc/loki/runtime-config/runtime-config.yaml' },
  };
}

/** Addresses that one program knows of itself. Each is resolved to the pods behind it. */
const distributed = ({ scheduler, indexGateway, querier }: NonNullable<LokiEndpoints['parts']>) => ({
  frontend: {
    scheduler_address: authority(scheduler),
    // Lines are followed as they come past the queue of queries.
    tail_proxy_url: url(querier),
  },
  frontend_worker: { scheduler_address: authority(scheduler) },
  storage_config: {
    tsdb_shipper: { index_gateway_client: { server_address: `dns+${authority(indexGateway)}` } },
  },
});
