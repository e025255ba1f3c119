import { describe, expect, test } from '@jest/globals';
import { asObject, at } from '../lib/support/plain.ts';
import { parseYaml } from '../lib/support/yaml.ts';
import { poddleWith, settingsOf } from './testing.ts';

const { kafka } = settingsOf('clusters/poddle-scale.yaml');
const stackWith = (mimir: object) => poddleWith({ metrics: { profile: 'mimir', mimir }, kafka });
const [classic, throughKafka] = [stackWith({}), stackWith({ ingest: 'kafka' })];

type Stack = typeof classic;
const all = ({ objects }: Stack, kind: string) =>
  objects
    .map(({ object }) => object)
    .filter((one) => one.kind === kind && one.metadata.namespace === 'mimir');
const find = (stack: Stack, kind: string, name: string) => {
  const found = all(stack, kind).find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
};
const configuration = (stack: Stack) => {
  const text = String(asObject(find(stack, 'ConfigMap', 'mimir-config').data)['mimir.yaml']);
  return parseYaml(text, 'mimir.yaml')[0]?.value;
};
/** The policies of the pods that may reach the brokers. */
const reaching = (stack: Stack) =>
  all(stack, 'NetworkPolicy')
    .filter(({ spec }) => JSON.stringify(asObject(spec).egress ?? []).includes('10.40.9.0/28'))
    .map(({ metadata }) => metadata.name);

describe('with Kafka', () => {
  const zones = ['mimir-ingester-zone-a', 'mimir-ingester-zone-b'].map((name) =>
    find(throughKafka, 'StatefulSet', name),
  );

  test('two sets of ingesters have the same partitions, and never share a node', () => {
    expect(zones.map(({ spec }) => at(spec, 'replicas'))).toEqual([2, 2]);
    for (const { spec } of zones) {
      const apart = at(spec, 'template', 'spec', 'affinity', 'podAntiAffinity');
      expect(apart).toMatchObject({
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }],
      });
    }
  });

  test('they do not restart at the same time', () => {
    expect(zones.map(({ spec }) => at(spec, 'updateStrategy', 'type'))).toEqual([
      'RollingUpdate',
      'OnDelete',
    ]);
  });

  test('one of all ingesters may be evicted at a time', () => {
    const budgets = all(throughKafka, 'PodDisruptionBudget').filter(({ metadata }) =>
      metadata.name.startsWith('mimir-ingester'),
    );
    expect(budgets.map(({ spec }) => spec)).toEqual([
      {
        maxUnavailable: 1,
        selector: {
          matchLabels: {
            'app.kubernetes.io/name': 'mimir',
            'app.kubernetes.io/instance': 'mimir',
            'app.kubernetes.io/component': 'ingester',
          },
        },
      },
    ]);
  });

  test('those whose programs connect to it may reach it, and distributors need no ingester', () => {
    expect(reaching(throughKafka).sort()).toEqual([
      'mimir-distributor',
      'mimir-ingester-zone-a',
      'mimir-ingester-zone-b',
      'mimir-querier',
      'mimir-query-frontend',
    ]);
    expect(JSON.stringify(find(throughKafka, 'NetworkPolicy', 'mimir-distributor'))).not.toContain('9095');
  });

  test('queriers start without it', () => {
    const { spec } = find(throughKafka, 'Deployment', 'mimir-querier');
    expect(JSON.stringify(spec)).toContain('"-ingest-storage.kafka.auto-create-topic-enabled=false"');
  });

  test('its password comes from the Secret of the contract', () => {
    const secrets = throughKafka.secrets.all.filter(({ name }) => name === 'kafka-credentials');
    expect(secrets).toMatchObject([{ namespace: 'mimir', keys: ['KAFKA_USERNAME', 'KAFKA_PASSWORD'] }]);
    for (const { spec } of zones) {
      expect(JSON.stringify(at(spec, 'template', 'spec', 'containers'))).toContain('kafka-credentials');
    }
  });

  test('the configuration', () => {
    expect(configuration(throughKafka)).toMatchObject({
      ingest_storage: {
        enabled: true,
        kafka: {
          address: 'kafka.poddle.internal:9092',
          topic: 'mimir-ingest',
          auto_create_topic_default_partitions: 100,
          // A quarter of the distributor's 1 GiB, and of the ingester's 4 GiB, which is more than Mimir's own 1 GB.
          producer_max_buffered_bytes: 256 * 1024 ** 2,
          max_buffered_bytes: 1e9,
        },
      },
      ingester: { push_grpc_method_enabled: false, ring: { zone_awareness_enabled: true } },
    });
  });
});

test('without Kafka nothing knows of the one that the file names', () => {
  expect(reaching(classic)).toEqual([]);
  expect(classic.secrets.all.map(({ name }) => name)).not.toContain('kafka-credentials');
  expect(configuration(classic)).toMatchObject({
    ingest_storage: { enabled: false },
    ingester: { ring: { replication_factor: 3 } },
  });
});
