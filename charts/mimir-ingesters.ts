import { ignored } from '../lib/checks/ignore.ts';
import type { Cluster } from '../lib/cluster/cluster.ts';
import type { Patch, WorkloadName } from '../lib/namespace/release.ts';

/**
 * Zones of Mimir whose ingesters read the same partitions of Kafka: the number at the end of a pod's name is its
 * partition. Two are enough, because Kafka has the copies that writing needs.
 */
const zones = ['zone-a', 'zone-b'] as const;

/** Without the rollout operator, which takes turns. Both at once would leave a partition without a reader. */
const restarts: readonly Patch[] = [
  {
    kind: 'StatefulSet',
    name: `mimir-ingester-${zones[0]}`,
    because: 'the chart leaves restarts to the rollout operator; one zone can restart by itself',
    change: ({ spec }) => {
      (spec as { updateStrategy: object }).updateStrategy = { type: 'RollingUpdate' };
    },
  },
  {
    kind: 'StatefulSet',
    name: `mimir-ingester-${zones[1]}`,
    because: 'the other zone restarts when somebody has seen that the first one is back',
    change: (statefulSet) => {
      const metadata = statefulSet.metadata as { annotations?: Record<string, string> };
      const reason = `restarted by hand when ${zones[0]} is back: docs/scale.md#kafka`;
      metadata.annotations = { ...metadata.annotations, ...ignored('operation/update-strategy', reason) };
    },
  },
];

/** How the ingesters are run: one set that is written to, or one for each zone that reads from Kafka. */
export interface Ingesters {
  readonly workloads: readonly WorkloadName[];
  /** What the chart is told, besides sizes. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly patches: readonly Patch[];
  /** `own`: each pod has one of the copies. `even`: the zones are kept apart, pods of one zone may share a node. */
  readonly nodes: 'own' | 'even';
}

/** The ingesters of a cluster. */
export function ingestersOf({ metrics }: Cluster): Ingesters {
  if (metrics.mimir.ingest === 'classic') {
    return {
      workloads: [{ kind: 'StatefulSet', name: 'mimir-ingester' }],
      // Zones are in the scheduling. Replicating by zone needs the rollout operator, its webhooks and its CRDs.
      values: { zoneAwareReplication: { enabled: false } },
      patches: [],
      nodes: 'own',
    };
  }
  return {
    workloads: zones.map((zone) => ({ kind: 'StatefulSet', name: `mimir-ingester-${zone}` })),
    values: {
      zoneAwareReplication: {
        enabled: true,
        // Never two zones on one node, which could then take both readers of a partition away.
        topologyKey: 'kubernetes.io/hostname',
        // The names of Mimir's zones say nothing of where a broker is.
        autoIngestStorageClientRack: false,
        zones: zones.map((name) => ({ name, prepareDownscale: false })),
      },
    },
    patches: restarts,
    nodes: 'even',
  };
}
