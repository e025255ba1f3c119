import { type Choice, copies, headroom, type Load, type Misfit, type Nodes, shareOfNode } from './load.ts';
import { loki, lokiDistributed } from './loki.ts';
import { type Ingest, ingesterCopies, mimir } from './mimir.ts';
import { prometheus } from './prometheus.ts';
import { GB, gibText, numberText as n } from './quantity.ts';
import { tempo, tempoDistributed } from './tempo.ts';

export type Store = 'metrics' | 'logs' | 'traces';

/** What stores are chosen for. */
export interface Wish {
  readonly load: Load;
  readonly nodes: Nodes;
  /** Seconds that metrics are kept. */
  readonly metricsRetention: number;
  /** Profiles that the user has chosen: they stay. */
  readonly profiles: { readonly [store in Store]?: string | undefined };
  /** Whether there is a Kafka: a distributed Tempo needs one. */
  readonly kafka: boolean;
  /** How samples get to the ingesters of a Mimir. */
  readonly ingest: Ingest;
}

/** Prometheus, as long as a node can carry it, else Mimir. @param misfits told of what cannot be carried at all */
export function metricsChoice(
  series: number,
  { load, nodes, metricsRetention, profiles, ingest }: Wish,
  misfits: Misfit[],
): Choice {
  const single = prometheus(series, load.samplesPerSecond, metricsRetention);
  const limit = single.memory.value * headroom;
  const most = nodes.memory * shareOfNode;
  const fits = limit <= most;
  const arithmetic = `one Prometheus takes ${gibText(limit)} (${single.memory.because}, × 1.5)`;
  const room = `half of the smallest node is ${gibText(most)}`;
  const profile = profiles.metrics ?? (fits ? 'prometheus' : 'mimir');
  const kept = ingesterCopies(ingest);
  if (!fits && profiles.metrics === undefined && nodes.count < kept) {
    misfits.push({
      path: ['load', 'activeSeries'],
      message: `${arithmetic}, and ${room}; Mimir keeps everything ${kept} times, each on a node of its own, and nodes.count is ${nodes.count}`,
      fix: `larger nodes, ${kept} nodes or more, or fewer series`,
    });
  }
  if (profile === 'prometheus' && limit > nodes.memory) {
    misfits.push({
      path: ['load', 'activeSeries'],
      message: `${arithmetic}, and the smallest node has ${gibText(nodes.memory)}`,
      fix: 'larger nodes, fewer series, or another profile than prometheus',
    });
  }
  const workloads = { prometheus: [single], mimir: mimir(series, load.samplesPerSecond, nodes, ingest) };
  return {
    profile,
    because: profiles.metrics ? 'chosen in the file' : `${arithmetic}; ${room}`,
    source: 'house',
    workloads: workloads[profile as keyof typeof workloads] ?? [],
  };
}

/** Bytes of logs a day up to which one process is enough. */
const singleLogs = 20 * GB;

/** One Loki, three that keep the same, or its components. @param misfits told of what cannot be carried at all */
export function logsChoice(bytesPerDay: number, { nodes, profiles }: Wish, misfits: Misfit[]): Choice {
  const total = `${n(bytesPerDay / GB)} GB a day`;
  const fitting =
    bytesPerDay <= singleLogs ? 'single' : bytesPerDay <= copies * singleLogs ? 'ha' : 'distributed';
  if (fitting !== 'single' && profiles.logs === undefined && nodes.count < copies) {
    misfits.push({
      path: ['load', 'logsPerDay'],
      message: `one Loki is good for about 20 GB a day, and this is ${total}; several keep everything ${copies} times, each on a node of its own, and nodes.count is ${nodes.count}`,
      fix: `${copies} nodes or more, or fewer logs`,
    });
  }
  const profile = profiles.logs ?? fitting;
  const one = loki(bytesPerDay);
  const workloads = {
    single: [one],
    ha: [{ ...one, instances: copies }],
    distributed: lokiDistributed(bytesPerDay),
  };
  return {
    profile,
    because: profiles.logs
      ? 'chosen in the file'
      : `${total}: one process is good for 20, three for 60, components for more`,
    source: 'loki-single',
    workloads: workloads[profile as keyof typeof workloads] ?? [],
  };
}

/** Bytes of spans a second up to which one process is enough: what one ingester takes. */
const singleTraces = 3e6;

/** One Tempo, or its components. @param misfits told of what cannot be carried at all */
export function tracesChoice(bytesPerSecond: number, { kafka, profiles }: Wish, misfits: Misfit[]): Choice {
  const total = `${n(bytesPerSecond / 1e6)} MB/s of spans`;
  const profile = profiles.traces ?? (bytesPerSecond <= singleTraces ? 'single' : 'distributed');
  if (profile === 'distributed' && profiles.traces === undefined && !kafka) {
    misfits.push({
      path: ['load', 'spansPerSecond'],
      message: `one Tempo is good for 3 MB/s, and this is ${total}; its components write to a Kafka outside, and the file names none`,
      fix: 'write kafka: { address: <host:port>, addresses: [<address block>] }, or have fewer spans',
    });
  }
  const workloads = { single: [tempo(bytesPerSecond)], distributed: tempoDistributed(bytesPerSecond) };
  return {
    profile,
    because: profiles.traces ? 'chosen in the file' : `${total}: one process is good for 3`,
    source: 'tempo-ingester',
    workloads: workloads[profile as keyof typeof workloads] ?? [],
  };
}
