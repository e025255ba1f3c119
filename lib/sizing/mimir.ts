import {
  amount,
  byDefault,
  copies,
  headroom,
  type Nodes,
  replicasFor,
  shared,
  type Workload,
} from './load.ts';
import { GB, gibText, numberText as n } from './quantity.ts';

/** How samples get to Mimir's ingesters: from the distributors, or from Kafka. */
export type Ingest = 'classic' | 'kafka';

/** Ingesters that have each series: with Kafka, one in each of two zones. */
export const ingesterCopies = (ingest: Ingest) => (ingest === 'kafka' ? 2 : copies);

/** Mimir, sized by what it takes in. What queries need does not follow from the load: its defaults stay. */
export function mimir(series: number, samplesPerSecond: number, nodes: Nodes, ingest: Ingest): Workload[] {
  return [
    distributor(samplesPerSecond),
    ingester(series, nodes, ingest),
    storeGateway(series),
    compactor(series),
  ].map((workload) => ({ ...workload, path: ['metrics', 'mimir', ...workload.path] }));
}

function distributor(samplesPerSecond: number): Workload {
  const units = samplesPerSecond / 25_000;
  const replicas = Math.max(2, Math.ceil(units / 2));
  const total = `${n(samplesPerSecond)} samples/s`;
  return {
    path: ['distributor'],
    replicas: amount(
      replicas,
      `${total} / 25,000 = ${n(units)} cores, 2 a replica; at least 2`,
      'mimir-distributor',
    ),
    cores: amount(units / replicas, `${total} / 25,000${shared(replicas)}`, 'mimir-distributor'),
    memory: amount(
      (units * GB) / replicas,
      `${total} × 1 GB / 25,000${shared(replicas)}`,
      'mimir-distributor',
    ),
  };
}

function ingester(series: number, nodes: Nodes, ingest: Ingest): Workload {
  const kept = ingesterCopies(ingest);
  const units = (series * kept) / 300_000;
  const memory = units * 2.5 * GB;
  const zones = ingest === 'kafka' ? kept : 1;
  const least = ingest === 'kafka' ? 2 * zones : kept;
  // As many in each zone.
  const replicas = Math.ceil(replicasFor(memory, nodes, least) / zones) * zones;
  const total = `${n(series)} series × ${kept} copies`;
  return {
    path: ['ingester'],
    replicas: amount(
      replicas,
      `${gibText(memory)} in all; at least ${least}, each limit about half of a node at most`,
      'mimir-ingester',
    ),
    cores: amount(units / replicas, `${total} / 300,000${shared(replicas)}`, 'mimir-ingester'),
    memory: amount(memory / replicas, `${total} × 2.5 GB / 300,000${shared(replicas)}`, 'mimir-ingester'),
    volume: amount(
      (units * 5 * GB * headroom) / replicas,
      `${total} × 5 GB / 300,000${shared(replicas)} × 1.5`,
      'mimir-ingester',
    ),
  };
}

function storeGateway(series: number): Workload {
  return {
    path: ['storeGateway'],
    cores: byDefault('follows from queries'),
    memory: byDefault('follows from queries'),
    volume: amount(
      ((series / 1e6) * 13 * GB * headroom) / copies,
      `${n(series)} series × 13 GB / 1,000,000 / 3 replicas × 1.5`,
      'mimir-store-gateway',
    ),
  };
}

function compactor(series: number): Workload {
  const units = series / 20e6;
  const replicas = Math.max(1, Math.ceil(units));
  const total = `${n(series)} series`;
  return {
    path: ['compactor'],
    replicas: amount(replicas, `${total} / 20,000,000, rounded up`, 'mimir-compactor'),
    cores: amount(units / replicas, `${total} / 20,000,000${shared(replicas)}`, 'mimir-compactor'),
    memory: amount(
      (units * 4 * GB) / replicas,
      `${total} × 4 GB / 20,000,000${shared(replicas)}`,
      'mimir-compactor',
    ),
    volume: amount(
      (units * 300 * GB * headroom) / replicas,
      `${total} × 300 GB / 20,000,000${shared(replicas)} × 1.5`,
      'mimir-compactor',
    ),
  };
}
