/** Where a rule comes from. */
export interface Source {
  readonly title: string;
  /** What is said there, as it is used here. */
  readonly rule: string;
}

/** Every rule that a proposal rests on, by the name that it has in the table. */
export const sources = {
  default: {
    title: 'the default of the setting',
    rule: 'A proposal is never smaller than the default: that is what a small cluster runs with.',
  },
  'prometheus-memory': {
    title: 'Robust Perception, "How much RAM does Prometheus 2.x need for cardinality and ingestion?"',
    rule: '2 GiB for each million series, and 2.5 GiB for what a million series bring at a scrape every 15 s (66,667 samples/s).',
  },
  'prometheus-disk': {
    title: 'Prometheus documentation, "Storage"',
    rule: '1 to 2 bytes a sample (2 are taken), and a retention size of at most 80 to 85 % of the volume (80 are taken).',
  },
  'mimir-ingester': {
    title: 'Mimir documentation, "Planning Grafana Mimir capacity"',
    rule: '1 core, 2.5 GB of memory and 5 GB of disk for each 300,000 series in memory; each series is in three ingesters, in two of them with Kafka.',
  },
  'mimir-distributor': {
    title: 'Mimir documentation, "Planning Grafana Mimir capacity"',
    rule: '1 core and 1 GB of memory for each 25,000 samples/s.',
  },
  'mimir-store-gateway': {
    title: 'Mimir documentation, "Planning Grafana Mimir capacity"',
    rule: '13 GB of disk for each million series, counted once (a year of blocks).',
  },
  'mimir-compactor': {
    title: 'Mimir documentation, "Planning Grafana Mimir capacity"',
    rule: 'One compactor for each 20 million series, with 1 core, 4 GB of memory and 300 GB of disk.',
  },
  'loki-single': {
    title: 'Loki documentation, "Loki deployment modes"',
    rule: 'One process for up to about 20 GB a day.',
  },
  'loki-tier': {
    title: 'Loki documentation, "Size the cluster"',
    rule: 'A table of components for less than 3, 3 to 30 and about 30 TB a day. A smaller load is taken as a share of the first.',
  },
  'loki-wal': {
    title: 'Loki documentation, "ingester" (max_chunk_age: 2h)',
    rule: 'What came in during the last two hours may not be in the object store yet; twice that is taken.',
  },
  'tempo-size': {
    title: 'Tempo documentation, "Size the cluster"',
    rule: 'Distributor: 2 cores and 2 GB for each 10 MB/s. Live-store: 1 core and 4 GB or more for each 6 MB/s. Block-builder: half a core and 5 GB a partition. Querier: 4 GB or more for each 2 MB/s. Backend worker: half a core and 1 GB.',
  },
  'tempo-ingester': {
    title: 'Tempo 2 documentation, "Size the cluster"',
    rule: 'Ingester: 2.5 cores and 4 GB or more for each 3 to 5 MB/s (3 are taken); a single Tempo does that and the distributor’s work.',
  },
  'tempo-wal': {
    title: 'Tempo documentation, "ingester" (max_block_duration: 30m)',
    rule: 'What came in during the last half hour is on the volume; twice that is taken.',
  },
  'alloy-metrics': {
    title: 'Alloy documentation, "Estimate Grafana Alloy resource usage"',
    rule: '0.4 cores and 11 GiB of memory for each million series.',
  },
  'alloy-logs': {
    title: 'Alloy documentation, "Estimate Grafana Alloy resource usage"',
    rule: '1 core and 120 MiB of memory for each MiB/s of logs.',
  },
  house: {
    title: 'this project',
    rule: 'One pod takes about half of the smallest node at most; a limit is half as much again as the request, and so are the disks of Mimir: its documentation asks for 50 % more memory and disk, for peaks.',
  },
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;
