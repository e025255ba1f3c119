import * as z from 'zod';
import { component, componentOnDisk } from './components.ts';
import { topic } from './kafka.ts';
import { remote } from './remote.ts';
import { bytes, duration, resources } from './values.ts';

/** The programs of Mimir. Sizes are for some hundred thousand series; docs/scale.md says what makes each one grow. */
const mimir = z
  .strictObject({
    ingest: z
      .enum(['classic', 'kafka'])
      .default('classic')
      .describe(
        'classic: distributors write to the ingesters. kafka: they write to the Kafka outside, from which ingesters read.',
      ),
    topic: topic.default('mimir-ingest').describe('For "ingest: kafka".'),
    partitions: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(100)
      .describe(
        'Partitions that the topic is made with, for "ingest: kafka": one for two ingesters, or more.',
      ),
    distributor: component('Takes samples in and passes each on to three ingesters, or to Kafka.', {
      replicas: 2,
      size: ['250m', '512Mi', '1Gi'],
    }),
    ingester: componentOnDisk('Keeps the last hours of samples, three times each (two, with Kafka).', {
      replicas: 3,
      size: ['500m', '2Gi', '4Gi'],
      volume: '20Gi',
    }),
    querier: component('Runs queries over what ingesters and store-gateways have.', {
      replicas: 2,
      size: ['250m', '512Mi', '2Gi'],
    }),
    queryFrontend: component('Takes queries in and splits them.', {
      replicas: 2,
      size: ['100m', '256Mi', '1Gi'],
    }),
    queryScheduler: component('Hands queries out to queriers.', {
      replicas: 2,
      size: ['50m', '128Mi', '256Mi'],
    }),
    storeGateway: componentOnDisk('Reads blocks from the object store; the volume has their indexes.', {
      replicas: 3,
      size: ['100m', '512Mi', '2Gi'],
      volume: '10Gi',
    }),
    compactor: componentOnDisk('Joins blocks and drops those that are too old.', {
      replicas: 1,
      size: ['250m', '1Gi', '2Gi'],
      volume: '30Gi',
    }),
  })
  .prefault({})
  .describe('The programs of Mimir, for "profile: mimir".');

export const metrics = z
  .strictObject({
    profile: z
      .enum(['prometheus', 'mimir', 'remote'])
      .default('prometheus')
      .describe(
        'prometheus: one Prometheus. mimir: Mimir, every sample on three nodes, blocks in MinIO. remote: a store elsewhere. docs/scale.md compares them.',
      ),
    retention: duration.default('15d'),
    volume: bytes.default('10Gi').describe('Size of Prometheus’ volume; data is dropped before it is full.'),
    resources: resources.prefault({ cpu: '200m', memory: '512Mi', memoryLimit: '2Gi' }),
    mimir,
    remote: remote({
      write: 'Where samples are written (remote write): https://metrics.example.com/api/v1/push.',
      query:
        'What Grafana’s data source gets, /api/v1/query is below it: https://metrics.example.com/prometheus.',
    }),
  })
  .prefault({})
  .describe('Metrics. "volume" and "resources" are those of "profile: prometheus".');
