import type { Cluster } from '../../lib/cluster/cluster.ts';
import { tenantsOf } from '../../lib/cluster/tenants.ts';
import { authority, type Endpoint } from '../../lib/network/endpoint.ts';
import { hours } from './durations.ts';
import { kafkaClient } from './kafka.ts';
import { tempoStorage } from './tempo.ts';

export interface TempoPartEndpoints {
  readonly objectStore: Endpoint;
  readonly http: Endpoint;
  readonly otlpGrpc: Endpoint;
  readonly otlpHttp: Endpoint;
  readonly gossip: Endpoint;
  readonly scheduler: Endpoint;
  readonly frontend: Endpoint;
}

const listen = ({ targetPort }: Endpoint) => ({ endpoint: `0.0.0.0:${targetPort}` });

/** Configuration of a Tempo 3 that writes spans to Kafka and reads them from there. */
export function tempoDistributedConfig(cluster: Cluster, endpoints: TempoPartEndpoints) {
  const { traces } = cluster;
  const { partitions, topic } = traces.distributed;
  const compaction = { block_retention: hours(traces.retention) };
  const ring = { kvstore: { store: 'memberlist' } };
  return {
    multitenancy_enabled: tenantsOf(cluster) !== undefined,
    usage_report: { reporting_enabled: false },
    // Grafana streams search results over the port that it queries.
    stream_over_http_enabled: true,
    server: { http_listen_port: endpoints.http.targetPort, grpc_listen_port: endpoints.scheduler.targetPort },
    memberlist: {
      bind_port: endpoints.gossip.targetPort,
      join_members: [`dns+${authority(endpoints.gossip)}`],
      abort_if_cluster_join_fails: false,
    },
    distributor: {
      receivers: {
        otlp: { protocols: { grpc: listen(endpoints.otlpGrpc), http: listen(endpoints.otlpHttp) } },
      },
      ring,
    },
    ingest: {
      kafka: {
        ...kafkaClient(cluster),
        topic,
        auto_create_topic_enabled: true,
        auto_create_topic_default_partitions: partitions,
      },
    },
    live_store: { ring },
    // One partition each: the number at the end of the pod's name.
    block_builder: { partitions_per_instance: 1 },
    querier: { frontend_worker: { frontend_address: authority(endpoints.frontend) } },
    backend_scheduler: {
      local_work_path: tempoStorage.data,
      provider: { compaction: { compaction } },
    },
    backend_worker: { backend_scheduler_addr: authority(endpoints.scheduler), compaction, ring },
    storage: tempoStorage.config(cluster, endpoints.objectStore),
    overrides: { per_tenant_override_config: '/runtime-config/overrides.yaml' },
  };
}
