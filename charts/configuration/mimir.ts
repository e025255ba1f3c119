import type { Cluster } from '../../lib/cluster/cluster.ts';
import { byteCount } from '../../lib/cluster/schema/values.ts';
import { authority, type Endpoint } from '../../lib/network/endpoint.ts';
import { hours } from './durations.ts';
import { kafkaClient } from './kafka.ts';
import { s3Credentials, s3Server } from './s3.ts';

export interface MimirEndpoints {
  readonly objectStore: Endpoint;
  readonly http: Endpoint;
  readonly grpc: Endpoint;
  readonly gossip: Endpoint;
  readonly scheduler: Endpoint;
}

/** Where the chart mounts volumes. */
const paths = { data: '/data', runtime: '/var/mimir', queries: '/active-query-tracker' } as const;

/** How many ingesters are written each sample, and how many store-gateways have each block. */
export const mimirReplication = 3;

/** Replicas leave a ring only when they are taken away for good, so that a restart moves no data. */
const ring = { heartbeat_period: '1m', heartbeat_timeout: '4m' } as const;

/** The largest buffers of Mimir's own, for what goes to Kafka and what comes from it. */
const largestBuffer = 1_000_000_000;

/** What a slow Kafka may leave in memory: never so much that the program is killed for it. */
const buffer = (memoryLimit: string) => Math.min(largestBuffer, Math.floor(byteCount(memoryLimit) / 4));

/** How samples get to the ingesters: the distributors write to them, or to Kafka, from which they read. */
function ingestion(cluster: Cluster) {
  const { ingest, topic, partitions, distributor, ingester } = cluster.metrics.mimir;
  if (ingest === 'classic') {
    return {
      ingest_storage: { enabled: false },
      distributor: { ring },
      ingesters: {},
      ingesterRing: { replication_factor: mimirReplication },
    };
  }
  return {
    ingest_storage: {
      enabled: true,
      kafka: {
        ...kafkaClient(cluster),
        topic,
        auto_create_topic_enabled: true,
        auto_create_topic_default_partitions: partitions,
        producer_max_buffered_bytes: buffer(distributor.resources.memoryLimit),
        max_buffered_bytes: buffer(ingester.resources.memoryLimit),
      },
    },
    // Kafka answers when its replicas have a sample, which takes longer than an ingester does.
    distributor: { ring, remote_timeout: '5s' },
    ingesters: { push_grpc_method_enabled: false },
    ingesterRing: { zone_awareness_enabled: true },
  };
}

/** Configuration of Mimir: classic, or with Kafka between distributors and ingesters. Blocks are in MinIO. */
export function mimirConfig(
  cluster: Cluster,
  { objectStore, http, grpc, gossip, scheduler }: MimirEndpoints,
) {
  const { minio, metrics } = cluster;
  const { ingest_storage, distributor, ingesters, ingesterRing } = ingestion(cluster);
  const storeGateways = metrics.mimir.storeGateway.replicas;
  return {
    // One tenant, so no request needs a header that names it.
    multitenancy_enabled: false,
    usage_stats: { enabled: false },
    activity_tracker: { filepath: `${paths.queries}/activity.log` },
    server: { http_listen_port: http.targetPort, grpc_listen_port: grpc.targetPort },
    memberlist: {
      bind_port: gossip.targetPort,
      join_members: [`dns+${authority(gossip)}`],
      compression_enabled: false,
    },
    common: {
      storage: {
        backend: 's3',
        s3: {
          ...s3Server(objectStore),
          bucket_lookup_type: 'path',
          access_key_id: s3Credentials.accessKey,
          secret_access_key: s3Credentials.secretKey,
        },
      },
    },
    blocks_storage: {
      s3: { bucket_name: minio.buckets.metrics },
      tsdb: { dir: `${paths.data}/tsdb`, head_compaction_interval: '15m', wal_replay_concurrency: 3 },
      bucket_store: { sync_dir: `${paths.data}/tsdb-sync` },
    },
    ingest_storage,
    distributor,
    ingester: {
      ...ingesters,
      ring: {
        ...ingesterRing,
        tokens_file_path: `${paths.data}/tokens`,
        unregister_on_shutdown: false,
        final_sleep: '0s',
        heartbeat_period: '2m',
        heartbeat_timeout: '10m',
      },
    },
    store_gateway: {
      sharding_ring: {
        replication_factor: Math.min(mimirReplication, storeGateways),
        tokens_file_path: `${paths.data}/tokens`,
        unregister_on_shutdown: false,
        wait_stability_min_duration: '1m',
        heartbeat_period: '1m',
        heartbeat_timeout: '10m',
      },
    },
    compactor: {
      data_dir: paths.data,
      compaction_interval: '30m',
      first_level_compaction_wait_period: '25m',
      deletion_delay: '2h',
      sharding_ring: { ...ring, wait_stability_min_duration: '1m' },
    },
    frontend: { scheduler_address: authority(scheduler), parallelize_shardable_queries: true },
    frontend_worker: {
      scheduler_address: authority(scheduler),
      // Answers to queries over many series.
      grpc_client_config: { max_send_msg_size: 419_430_400 },
    },
    ingester_client: {
      grpc_client_config: { max_recv_msg_size: 104_857_600, max_send_msg_size: 104_857_600 },
    },
    limits: {
      compactor_blocks_retention_period: hours(metrics.retention),
      // Limits that protect tenants from each other: here there is one, and memory is what limits it.
      max_global_series_per_user: 0,
      ingestion_rate: 10_000_000,
      ingestion_burst_size: 20_000_000,
      max_label_names_per_series: 64,
      max_global_exemplars_per_user: 100_000,
      // Samples that a collector held back while Mimir was away arrive late.
      out_of_order_time_window: '30m',
      max_cache_freshness: '10m',
    },
    runtime_config: { file: `${paths.runtime}/runtime.yaml` },
  };
}
