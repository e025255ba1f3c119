import { amount, byDefault, shared, type Workload } from './load.ts';
import { GB, numberText as n } from './quantity.ts';

const MB = 1e6;

const rate = (bytesPerSecond: number) => `${n(bytesPerSecond / MB)} MB/s`;

/** One Tempo: what a distributor and an ingester need together. */
export function tempo(bytesPerSecond: number): Workload {
  const megabytes = bytesPerSecond / MB;
  return {
    path: ['traces'],
    cores: amount(
      (megabytes / 10) * 2 + (megabytes / 3) * 2.5,
      `${rate(bytesPerSecond)} × (2 cores / 10 + 2.5 cores / 3)`,
      'tempo-ingester',
    ),
    memory: amount(
      ((megabytes / 10) * 2 + (megabytes / 3) * 4) * GB,
      `${rate(bytesPerSecond)} × (2 GB / 10 + 4 GB / 3)`,
      'tempo-ingester',
    ),
    volume: recent(bytesPerSecond, 1),
  };
}

/** Tempo as its components, with Kafka between them. Each partition has a live-store and a block-builder. */
export function tempoDistributed(bytesPerSecond: number): Workload[] {
  const megabytes = bytesPerSecond / MB;
  const replicas = (per: number) => Math.max(2, Math.ceil(megabytes / per));
  const count = (per: number) =>
    amount(replicas(per), `${rate(bytesPerSecond)} / ${per}; at least 2`, 'tempo-size');
  const given = (what: string, value: number) => amount(value, what, 'tempo-size');
  const below = ['traces', 'distributed'];
  const replicasAt = [...below, 'partitions'];
  return [
    {
      path: [...below, 'distributor'],
      replicas: count(10),
      cores: given('2 cores each', 2),
      memory: given('2 GB each', 2 * GB),
    },
    {
      path: [...below, 'liveStore'],
      replicas: count(6),
      replicasAt,
      cores: given('1 core each', 1),
      memory: given('4 GB or more each', 4 * GB),
      volume: recent(bytesPerSecond, replicas(6)),
      volumeAt: 'scratch',
    },
    {
      path: [...below, 'blockBuilder'],
      replicasAt,
      cores: given('half a core each', 0.5),
      memory: given('5 GB or more each', 5 * GB),
    },
    {
      path: [...below, 'querier'],
      replicas: count(2),
      cores: byDefault('follows from queries'),
      memory: given('4 GB or more each', 4 * GB),
    },
    {
      path: [...below, 'backendWorker'],
      cores: given('half a core each', 0.5),
      memory: given('1 GB each', GB),
    },
  ];
}

const recent = (bytesPerSecond: number, replicas: number) =>
  amount(
    (bytesPerSecond * 1800 * 2) / replicas,
    `${rate(bytesPerSecond)} × 30 min${shared(replicas)} × 2`,
    'tempo-wal',
  );
