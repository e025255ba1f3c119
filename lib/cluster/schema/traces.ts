import * as z from 'zod';
import { component, sized } from './components.ts';
import { topic } from './kafka.ts';
import { remote } from './remote.ts';
import { bytes, duration, resources } from './values.ts';

/** The programs of a distributed Tempo. Sizes are for some ten megabytes a second; docs/scale.md says what makes each grow. */
const distributed = z
  .strictObject({
    partitions: z
      .number()
      .int()
      .min(1)
      .max(200)
      .default(3)
      .describe(
        'Partitions of the topic: each has a live-store and a block-builder. It can grow, and must never shrink.',
      ),
    topic: topic.default('tempo-traces'),
    distributor: component('Takes spans in and writes them to Kafka.', {
      replicas: 3,
      size: ['500m', '512Mi', '2Gi'],
    }),
    liveStore: sized('Answers for the last minutes: reads a partition of Kafka.', {
      size: ['500m', '2Gi', '6Gi'],
      scratch: '20Gi',
    }),
    blockBuilder: sized('Makes blocks of a partition of Kafka.', {
      size: ['500m', '2Gi', '6Gi'],
      scratch: '20Gi',
    }),
    querier: component('Searches blocks and live-stores.', { replicas: 3, size: ['500m', '1Gi', '4Gi'] }),
    queryFrontend: component('Takes queries in and splits them.', {
      replicas: 2,
      size: ['250m', '512Mi', '2Gi'],
    }),
    backendScheduler: sized('Plans the work on blocks. There is one.', {
      size: ['100m', '256Mi', '1Gi'],
      scratch: '1Gi',
    }),
    backendWorker: component('Joins blocks and drops those that are too old.', {
      replicas: 2,
      size: ['500m', '1Gi', '4Gi'],
    }),
  })
  .prefault({})
  .describe('The programs of Tempo, for "profile: distributed".');

export const traces = z
  .strictObject({
    profile: z
      .enum(['single', 'distributed', 'remote'])
      .default('single')
      .describe(
        'single: one Tempo. distributed: a program for each task, with Kafka between writing and reading. remote: a store elsewhere. docs/scale.md compares them.',
      ),
    retention: duration.default('7d'),
    volume: bytes
      .default('10Gi')
      .describe('Size of Tempo’s volume: its write-ahead log; blocks are in MinIO.'),
    resources: resources.prefault({ cpu: '200m', memory: '512Mi', memoryLimit: '2Gi' }),
    distributed,
    remote: remote({
      write: 'Where spans are sent, by OTLP over gRPC: https://traces.example.com:4317.',
      query: 'What Grafana’s data source gets, /api/search is below it: https://traces.example.com.',
    }),
  })
  .prefault({})
  .describe('Traces: Tempo. "volume" and "resources" are those of "profile: single".');
