import { amount, copies, shared, type Workload } from './load.ts';
import { GB, GiB, numberText as n } from './quantity.ts';

/** Cores, GiB of memory and replicas of a component. */
type Row = readonly [cores: number, memory: number, replicas: number];

interface Tier {
  /** Bytes a day that it is for. */
  readonly bytesPerDay: number;
  readonly name: string;
  readonly components: Readonly<Record<string, Row>>;
}

/** The components of a distributed Loki, as its documentation ("Size the cluster") gives them. */
const tiers: readonly Tier[] = [
  {
    bytesPerDay: 3e12,
    name: 'less than 3 TB',
    components: {
      ingester: [2, 4, 6],
      distributor: [2, 0.5, 4],
      indexGateway: [0.5, 2, 4],
      querier: [1, 1, 10],
      queryFrontend: [1, 2, 2],
      queryScheduler: [1, 0.5, 2],
      compactor: [2, 10, 1],
    },
  },
  {
    bytesPerDay: 30e12,
    name: '3 to 30 TB',
    components: {
      ingester: [2, 6, 90],
      distributor: [2, 1, 40],
      indexGateway: [0.5, 4, 10],
      querier: [1.5, 2, 100],
      queryFrontend: [1, 2, 8],
      queryScheduler: [1, 0.5, 2],
      compactor: [6, 20, 1],
    },
  },
  {
    bytesPerDay: Number.POSITIVE_INFINITY,
    name: 'about 30 TB',
    components: {
      ingester: [4, 8, 150],
      distributor: [2, 1, 100],
      indexGateway: [1, 4, 20],
      querier: [1.5, 3, 250],
      queryFrontend: [1, 4, 16],
      queryScheduler: [2, 0.5, 2],
      compactor: [6, 40, 1],
    },
  },
];

/** All of the first tier: 38 cores and 59 GiB for 3 TB a day. */
const firstTier = { cores: 38, memory: 59, gigabytes: 3000 };

/** Loki as one process. With several replicas each takes in everything: it is kept three times. */
export function loki(bytesPerDay: number): Workload {
  const gigabytes = bytesPerDay / GB;
  const share = gigabytes / firstTier.gigabytes;
  const total = `${n(gigabytes)} GB/d / 3,000`;
  return {
    path: ['logs'],
    cores: amount(share * firstTier.cores, `${total} × 38 cores`, 'loki-tier'),
    memory: amount(share * firstTier.memory * GiB, `${total} × 59 GiB`, 'loki-tier'),
    volume: unflushed(bytesPerDay, 1),
  };
}

/** Loki as its components. */
export function lokiDistributed(bytesPerDay: number): Workload[] {
  const tier = tiers.find((candidate) => bytesPerDay <= candidate.bytesPerDay);
  const { name, components } = tier ?? { name: '', components: {} };
  const share = tier === tiers[0] ? bytesPerDay / (firstTier.gigabytes * GB) : 1;
  return Object.entries(components).map(([component, [cores, memory, base]]) => {
    const least = component === 'ingester' ? copies : Math.min(base, 2);
    const replicas = Math.max(least, Math.ceil(base * share));
    const row = `${name} a day`;
    return {
      path: ['logs', 'distributed', component],
      replicas: amount(
        replicas,
        share < 1 ? `${base} (${row}) × ${n(bytesPerDay / GB)} GB / 3,000 GB; at least ${least}` : row,
        'loki-tier',
      ),
      cores: amount(cores, row, 'loki-tier'),
      memory: amount(memory * GiB, row, 'loki-tier'),
      ...(component === 'ingester' && { volume: unflushed(bytesPerDay * copies, replicas) }),
    };
  });
}

const unflushed = (bytesPerDay: number, replicas: number) =>
  amount(
    (bytesPerDay / 12 / replicas) * 2,
    `${n(bytesPerDay / GB)} GB/d × 2 h${shared(replicas)} × 2`,
    'loki-wal',
  );
