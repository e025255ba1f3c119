import type { SourceName } from './sources.ts';

/** What a cluster’s telemetry amounts to. What is undefined is not sized. */
export interface Load {
  readonly activeSeries: number | undefined;
  readonly samplesPerSecond: number;
  readonly logBytesPerDay: number | undefined;
  readonly spansPerSecond: number | undefined;
  /** Average bytes of a span as it is sent. */
  readonly spanBytes: number;
}

/** What there is to run on. */
export interface Nodes {
  readonly count: number;
  /** Cores of the smallest one. */
  readonly cores: number;
  /** Bytes of memory of the smallest one. */
  readonly memory: number;
}

/** A number that a rule gives. */
export interface Amount {
  readonly value: number;
  /** The arithmetic, with the numbers of this load. */
  readonly because: string;
  readonly source: SourceName;
}

/** What one program needs. */
export interface Workload {
  /** Where its settings are: `metrics.mimir.ingester` has `replicas`, `resources` and `volume`. */
  readonly path: readonly string[];
  /** Undefined: nothing is proposed, because the profile says it or another program has the setting too. */
  readonly replicas?: Amount;
  /** The setting that says how many run. @default `replicas` below the path */
  readonly replicasAt?: readonly string[];
  /** How many run where no setting says it. @default 1 */
  readonly instances?: number;
  /** Cores of each replica. */
  readonly cores: Amount;
  /** Bytes of memory of each replica, as its request. */
  readonly memory: Amount;
  /** Bytes of each replica’s volume. */
  readonly volume?: Amount;
  /** What that setting is called. @default 'volume' */
  readonly volumeAt?: 'volume' | 'scratch';
}

/** How one kind of telemetry is kept. */
export interface Choice {
  readonly profile: string;
  readonly because: string;
  readonly source: SourceName;
  readonly workloads: readonly Workload[];
}

/** A load that no profile can carry on these nodes. */
export interface Misfit {
  /** The setting to blame. */
  readonly path: readonly string[];
  readonly message: string;
  readonly fix: string;
}

/** Copies of everything that a replicated store keeps, each on a node of its own. */
export const copies = 3;

/** Part of the smallest node’s memory that one pod may take: others need room, and so does its successor. */
export const shareOfNode = 0.5;

/** What a memory limit is to its request, so that a peak is not the end. */
export const headroom = 1.5;

/** Replicas that make a total fit: at least so many, and each limit no more than its share of a node, before it is rounded up. */
export const replicasFor = (memory: number, nodes: Nodes, least: number) =>
  Math.max(least, Math.ceil((memory * headroom) / (nodes.memory * shareOfNode)));

export const amount = (value: number, because: string, source: SourceName): Amount => ({
  value,
  because,
  source,
});

/** What the setting's default is enough for. */
export const byDefault = (because: string) => amount(0, because, 'default');

/** `/ 3 replicas`, where there are several. */
export const shared = (replicas: number) => (replicas > 1 ? ` / ${replicas} replicas` : '');
