import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { at } from '../support/plain.ts';
import { loadClusters } from './load.ts';
import { byteCount } from './schema/values.ts';
import { settingsJson, settingsOf } from './settings.ts';
import { sizingRows } from './sizing-rows.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proposals-'));
  mkdirSync(join(root, 'clusters'));
});
afterEach(() => rmSync(root, { recursive: true }));

const minimal = (nodes = 'count: 3, cpu: 4, memory: 16Gi') => `name: small
publicDomain: example.com
apiServer: { addresses: [10.0.0.1] }
nodes: { ${nodes}, hostAddresses: [10.0.0.1/32] }
minio: { addresses: [10.0.0.2] }
`;
const load = (text: string) => {
  writeFileSync(join(root, 'clusters', 'small.yaml'), text);
  const [loaded] = loadClusters(root);
  if (!loaded) throw new Error('no cluster');
  return loaded;
};
const million = 'load: { activeSeries: 1000000 }\n';

test('a file without a load is not sized', () => {
  const loaded = load(minimal());
  expect(loaded.sizing).toBeUndefined();
  expect(sizingRows(loaded)).toEqual([]);
});

test('a load sizes what the file does not say', () => {
  const { cluster } = load(`${minimal()}${million}`);
  expect(cluster.metrics).toMatchObject({
    volume: '55Gi',
    resources: { cpu: '3500m', memory: '2816Mi', memoryLimit: '4352Mi' },
  });
  expect(cluster.gateway).toMatchObject({ replicas: 3, resources: { memory: '3840Mi' } });
  expect(cluster.logs.resources.memory).toBe('512Mi');
});

test('of the other collection engine, the collectors that do the work of agent and gateway are sized', () => {
  const loaded = load(
    `${minimal()}collection: k8s-monitoring\nload: { activeSeries: 1000000, logsPerDay: 50Gi }\n`,
  );
  const { metrics, podLogs } = loaded.cluster.k8sMonitoring;
  expect(metrics).toMatchObject({ replicas: 3, resources: { memory: '3840Mi' } });
  expect(podLogs.resources.cpu).not.toBe('100m');
  expect(sizingRows(loaded).filter(({ setting }) => /^(agent|gateway)/.test(setting))).toEqual([]);
});

test('what the file says stays, and is told apart', () => {
  const loaded = load(
    `${minimal()}${million}metrics:\n  volume: 20Gi\n  resources: { cpu: 1, memory: 3Gi, memoryLimit: 8Gi }\n`,
  );
  expect(loaded.cluster.metrics).toMatchObject({
    volume: '20Gi',
    resources: { cpu: '1', memory: '3Gi', memoryLimit: '8Gi' },
  });
  expect(settingsJson(settingsOf(loaded))).toMatchObject({
    'metrics.volume': { from: 'clusters/small.yaml:8:3' },
    'metrics.resources.memory': { value: '3Gi', from: 'clusters/small.yaml:9:24' },
    'gateway.replicas': { value: 3, from: 'load' },
    'gateway.volume': { from: 'default' },
    'logs.volume': { from: 'default' },
  });
  expect(sizingRows(loaded).find(({ setting }) => setting === 'metrics.resources.memory')).toEqual({
    setting: 'metrics.resources.memory',
    value: '3Gi',
    from: 'clusters/small.yaml:9:24',
    proposed: '2816Mi',
    because: '1,000,000 series × 2 GiB / 1,000,000 + 16,667 samples/s × 2.5 GiB / 66,667',
    rule: 'prometheus-memory',
  });
});

test('a volume that is given decides for how many days metrics are kept', () => {
  const { cluster } = load(`${minimal()}${million}metrics: { volume: 20Gi }\n`);
  // 20 GiB × 0.8 / (16,667 samples/s × 2 bytes × 86,400 s) = 5.96 days
  expect(cluster.metrics.retention).toBe('5d');
  expect(load(`${minimal()}${million}metrics: { volume: 900Gi }\n`).cluster.metrics.retention).toBe('15d');
  expect(
    load(`${minimal()}${million}metrics: { volume: 20Gi, retention: 30d }\n`).cluster.metrics.retention,
  ).toBe('30d');
});

test('more samples than the scrape interval gives take more memory and disk', () => {
  const { metrics } = load(`${minimal()}load: { activeSeries: 1000000, samplesPerSecond: 66666 }\n`).cluster;
  expect(metrics).toMatchObject({ volume: '210Gi', resources: { memory: '4608Mi' } });
});

test('Mimir takes over where half of a node is not enough', () => {
  const { cluster } = load(`${minimal('count: 40, cpu: 16, memory: 32Gi')}load: { activeSeries: 5000000 }\n`);
  expect(cluster.metrics).toMatchObject({
    profile: 'mimir',
    mimir: {
      distributor: { replicas: 2, resources: { cpu: '1750m' } },
      ingester: { replicas: 11, resources: { cpu: '4750m', memory: '11008Mi', memoryLimit: '16640Mi' } },
      querier: { replicas: 2 },
    },
  });
});

test('a Mimir with Kafka keeps two of each series', () => {
  const { cluster } = load(
    `${minimal('count: 40, cpu: 16, memory: 32Gi')}load: { activeSeries: 5000000 }\nmetrics: { mimir: { ingest: kafka } }\nkafka: { address: "k.example.com:9092", addresses: [10.0.9.0/28] }\n`,
  );
  // 5,000,000 × 2 / 300,000 × 2.5 GB = 77.6 GiB; × 1.5 / 16 GiB = 7.3.
  expect(cluster.metrics).toMatchObject({ profile: 'mimir', mimir: { ingester: { replicas: 8 } } });
});

test('a distributed Tempo has as many partitions as live-stores', () => {
  const { cluster } = load(
    `${minimal('count: 40, cpu: 16, memory: 32Gi')}load: { spansPerSecond: 60000 }\nkafka: { address: "k.example.com:9092", addresses: [10.0.9.0/28] }\n`,
  );
  expect(cluster.traces).toMatchObject({
    profile: 'distributed',
    distributed: { partitions: 5, liveStore: { scratch: '25Gi' }, querier: { replicas: 15 } },
  });
});

test('every figure has a setting', () => {
  const nodes = minimal('count: 90, cpu: 64, memory: 256Gi');
  const kafka = 'kafka: { address: "k.example.com:9092", addresses: [10.0.9.0/28] }\n';
  for (const factor of [1, 100]) {
    const loaded = load(
      `${nodes}${kafka}load: { activeSeries: ${500_000 * factor}, logsPerDay: ${10 * factor}Gi, spansPerSecond: ${1000 * factor} }\n`,
    );
    expect(sizingRows(loaded).filter(({ value }) => value === undefined)).toEqual([]);
  }
});

describe('mistakes', () => {
  const message = (text: string) => {
    try {
      load(text);
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each<[string, string, RegExp]>([
    ['an empty load', `${minimal()}load: {}\n`, /:6:1: load: .*one of activeSeries, logsPerDay/s],
    [
      'samples without series',
      `${minimal()}load: { samplesPerSecond: 5, logsPerDay: 1Gi }\n`,
      /:6:1: load: .*activeSeries beside samplesPerSecond/s,
    ],
    ['a slip', `${minimal()}load: { activeSerie: 5 }\n`, /:6:9: unknown key "activeSerie" in load/],
    [
      'copies for which there are no nodes',
      `${minimal('count: 2, cpu: 4, memory: 8Gi')}load:\n  activeSeries: 5000000\n`,
      /^clusters\/small\.yaml:7:3: one Prometheus takes .* nodes\.count is 2\n {2}larger nodes/,
    ],
    [
      'more memory than the nodes have',
      `${minimal('count: 3, cpu: 64, memory: 4Gi')}load: { activeSeries: 950000 }\n`,
      /^clusters\/small\.yaml:6:1: this takes [\d.]+ GiB of memory \(metrics.* \+ gateway \d+ × \w+\), and 3 nodes with 4Gi have 12 GiB\n/,
    ],
    [
      'more cores than the nodes have',
      `${minimal('count: 3, cpu: 1, memory: 64Gi')}load: { activeSeries: 2000000 }\n`,
      /:6:1: this takes \d+(\.\d+)? cores, and 3 nodes with 1 have 3/,
    ],
    [
      'more replicas than a setting allows',
      `${minimal('count: 300, cpu: 64, memory: 16Gi')}load: { activeSeries: 12000000 }\n`,
      /^clusters\/small\.yaml:6:1: gateway\.replicas: \d+ is not allowed\n {2}write at most 20$/,
    ],
    [
      'a request of the file’s that the nodes do not have',
      `${minimal('count: 1, cpu: 8, memory: 8Gi')}load: { activeSeries: 1000 }\nmetrics: { resources: { cpu: 1, memory: 7936Mi, memoryLimit: 8Gi } }\n`,
      /:6:1: this takes .*metrics 1 × 7936Mi/,
    ],
  ])('%s', (_, text, expected) => {
    expect(message(text)).toMatch(expected);
  });
});

test('whatever the load, the file that comes of it is sound', () => {
  const names = ['count: 60, cpu: 64, memory: 256Gi'];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.integer({ min: 1, max: 20_000_000 }),
      fc.integer({ min: 1, max: 2000 }),
      (nodes, series, logs) => {
        const { complete } = load(
          `${minimal(nodes)}load: { activeSeries: ${series}, logsPerDay: ${logs}Gi }\n`,
        );
        for (const path of [['metrics'], ['logs'], ['gateway']]) {
          const memory = at(complete, ...path, 'resources', 'memory');
          const limit = at(complete, ...path, 'resources', 'memoryLimit');
          expect(byteCount(String(limit))).toBeGreaterThanOrEqual(byteCount(String(memory)));
        }
      },
    ),
    { numRuns: 30 },
  );
});
