import type { Store } from '../sizing/choices.ts';
import { type Amount, headroom, type Load, type Nodes, type Workload } from '../sizing/load.ts';
import { plan } from '../sizing/plan.ts';
import { retentionOf } from '../sizing/prometheus.ts';
import { cpuText, memoryText, volumeText } from '../sizing/quantity.ts';
import type { SourceName } from '../sizing/sources.ts';
import { at } from '../support/plain.ts';
import type { Path } from '../support/yaml.ts';
import { ofEngine } from './collection-rules.ts';
import type { FieldMistake } from './rules.ts';
import type { ClusterFile } from './schema/index.ts';
import { byteCount, millicores, seconds } from './schema/values.ts';

/** A setting that follows from the load. */
export interface Proposal {
  readonly path: readonly string[];
  readonly value: string | number;
  /** The arithmetic. */
  readonly because: string;
  readonly source: SourceName;
}

export interface Sizing {
  readonly proposals: readonly Proposal[];
  /** The programs that are sized. */
  readonly workloads: readonly Workload[];
  /** What cannot be carried. */
  readonly mistakes: readonly FieldMistake[];
}

type IsWritten = (path: Path) => boolean;

/**
 * What the load of a cluster file asks for. Undefined: it says nothing of its load.
 *
 * @param file with its defaults
 * @param isWritten whether the user has said a setting: it stays, and others follow from it
 */
export function sizingOf(file: ClusterFile, isWritten: IsWritten): Sizing | undefined {
  if (!file.load) return undefined;
  const load = loadOf(file, file.load);
  const retention = retentionProposal(file, load, isWritten);
  const profileOf = (store: Store) => (isWritten([store, 'profile']) ? file[store].profile : undefined);
  const { choices, misfits, ...planned } = plan({
    load,
    nodes: nodesOf(file),
    metricsRetention: seconds(String(retention?.value ?? file.metrics.retention)),
    profiles: {
      metrics: profileOf('metrics'),
      logs: profileOf('logs'),
      traces: profileOf('traces'),
    },
    kafka: file.kafka !== undefined,
    ingest: file.metrics.mimir.ingest,
  });
  const workloads = planned.workloads.map((one) => ({ ...one, path: ofEngine(one.path, file) }));
  const profiles = Object.entries(choices).map(([store, { profile, because, source }]) => ({
    path: [store, 'profile'],
    value: profile,
    because,
    source,
  }));
  const proposals = [
    ...profiles,
    ...(retention ? [retention] : []),
    ...workloads.flatMap((workload) => workloadProposals(workload, file, isWritten)),
  ];
  return { proposals, workloads, mistakes: misfits };
}

/** The nodes of a cluster file, in numbers. */
export const nodesOf = ({ nodes }: ClusterFile): Nodes => ({
  count: nodes.count,
  cores: millicores(nodes.cpu) / 1000,
  memory: byteCount(nodes.memory),
});

function loadOf({ scrapeInterval }: ClusterFile, written: NonNullable<ClusterFile['load']>): Load {
  const { activeSeries, samplesPerSecond, logsPerDay, spansPerSecond, spanBytes } = written;
  return {
    activeSeries,
    samplesPerSecond: samplesPerSecond ?? (activeSeries ?? 0) / seconds(scrapeInterval),
    logBytesPerDay: logsPerDay === undefined ? undefined : byteCount(logsPerDay),
    spansPerSecond,
    spanBytes,
  };
}

/** Where the size of Prometheus' volume is written and the retention is not: as many days as the volume holds. */
function retentionProposal(file: ClusterFile, load: Load, isWritten: IsWritten): Proposal | undefined {
  const { volume, retention } = file.metrics;
  const path = ['metrics', 'retention'];
  if (load.activeSeries === undefined || !isWritten(['metrics', 'volume']) || isWritten(path))
    return undefined;
  const days = Math.floor(retentionOf(byteCount(volume), load.samplesPerSecond) / 86_400);
  const value = Math.max(1, Math.min(days, Math.floor(seconds(retention) / 86_400)));
  const because = `${volume} × 0.8 / (${Math.round(load.samplesPerSecond)} samples/s × 2 bytes) holds ${days} d`;
  return { path, value: `${value}d`, because, source: 'prometheus-disk' };
}

function workloadProposals(workload: Workload, file: ClusterFile, isWritten: IsWritten): Proposal[] {
  const {
    path,
    replicas,
    replicasAt = [...path, 'replicas'],
    cores,
    memory,
    volume,
    volumeAt = 'volume',
  } = workload;
  const propose = <V extends string | number>(
    setting: readonly string[],
    needed: Amount,
    how: Reading<V>,
  ): Proposal => {
    const value = how.text(needed.value);
    const byDefault = isWritten(setting) ? undefined : (at(file, ...setting) as V | undefined);
    if (byDefault === undefined || how.number(byDefault) < how.number(value)) {
      return { path: setting, value, because: needed.because, source: needed.source };
    }
    const enough =
      needed.value === 0 ? needed.because : `${needed.because} = ${value}: the default is enough`;
    return { path: setting, value: byDefault, because: enough, source: 'default' };
  };
  const request = propose([...path, 'resources', 'memory'], memory, inMemory);
  const limit = {
    value: byteCount(String(request.value)) * headroom,
    because: `${request.value} × ${headroom}`,
    source: 'house',
  } as const;
  return [
    ...(replicas ? [propose(replicasAt, replicas, inReplicas)] : []),
    propose([...path, 'resources', 'cpu'], cores, inCores),
    request,
    propose([...path, 'resources', 'memoryLimit'], limit, inMemory),
    ...(volume ? [propose([...path, volumeAt], volume, onDisk)] : []),
  ];
}

/** How a number becomes a setting, and back. */
interface Reading<V> {
  readonly text: (value: number) => V;
  readonly number: (value: V) => number;
}

const inReplicas: Reading<number> = { text: (value) => value, number: (value) => value };
const inCores: Reading<string> = { text: cpuText, number: millicores };
const inMemory: Reading<string> = { text: memoryText, number: byteCount };
const onDisk: Reading<string> = { text: volumeText, number: byteCount };
