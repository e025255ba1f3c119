import * as z from 'zod';
import { component, componentOnDisk } from './components.ts';
import { remote } from './remote.ts';
import { bytes, duration, resources } from './values.ts';

/** The programs of a distributed Loki. Sizes are for some hundred gigabytes a day; docs/scale.md says what makes each grow. */
const distributed = z
  .strictObject({
    distributor: component('Takes lines in and passes each on to three ingesters.', {
      replicas: 3,
      size: ['500m', '512Mi', '1Gi'],
    }),
    ingester: componentOnDisk('Keeps the last hours of lines, three times each.', {
      replicas: 3,
      size: ['1', '4Gi', '8Gi'],
      volume: '50Gi',
    }),
    querier: component('Runs queries over what ingesters and the object store have.', {
      replicas: 3,
      size: ['1', '1Gi', '4Gi'],
    }),
    queryFrontend: component('Takes queries in and splits them.', {
      replicas: 2,
      size: ['250m', '512Mi', '2Gi'],
    }),
    queryScheduler: component('Hands queries out to queriers.', {
      replicas: 2,
      size: ['100m', '128Mi', '512Mi'],
    }),
    indexGateway: componentOnDisk('Looks up the index for queriers; the volume has a copy of it.', {
      replicas: 2,
      size: ['250m', '1Gi', '4Gi'],
      volume: '50Gi',
    }),
    compactor: componentOnDisk('Joins index files and drops lines that are too old.', {
      replicas: 1,
      size: ['500m', '2Gi', '8Gi'],
      volume: '50Gi',
    }),
    ruler: componentOnDisk('Evaluates rules.', {
      replicas: 2,
      size: ['100m', '256Mi', '1Gi'],
      volume: '10Gi',
    }),
  })
  .prefault({})
  .describe('The programs of Loki, for "profile: distributed".');

export const logs = z
  .strictObject({
    profile: z
      .enum(['single', 'ha', 'distributed', 'remote'])
      .default('single')
      .describe(
        'single: one Loki. ha: three of them, every line in each. distributed: a program for each task, every line in three ingesters. remote: a store elsewhere. docs/scale.md compares them.',
      ),
    retention: duration.default('31d'),
    volume: bytes
      .default('10Gi')
      .describe('Size of Loki’s volume: its write-ahead log and index cache; chunks are in MinIO.'),
    resources: resources.prefault({ cpu: '200m', memory: '512Mi', memoryLimit: '2Gi' }),
    distributed,
    remote: remote({
      write: 'What /loki/api/v1/push and /otlp are below: https://logs.example.com.',
      query: 'What Grafana’s data source gets, /loki/api/v1/query is below it: https://logs.example.com.',
    }),
  })
  .prefault({})
  .describe('Logs: Loki. "volume" and "resources" are those of each Loki of "single" and "ha".');
