import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Wish } from './choices.ts';
import { agent, gateway } from './collectors.ts';
import type { Workload } from './load.ts';
import { loki, lokiDistributed } from './loki.ts';
import { mimir } from './mimir.ts';
import { plan } from './plan.ts';
import { prometheus, retentionOf } from './prometheus.ts';
import { GB, GiB } from './quantity.ts';
import { tempo, tempoDistributed } from './tempo.ts';

const large = { count: 50, cores: 16, memory: 64 * GiB };
const day = 86_400;

const total = (workload: Workload, what: 'cores' | 'memory' | 'volume') =>
  (workload.replicas?.value ?? 1) * (workload[what]?.value ?? 0);
const named = (workloads: readonly Workload[], name: string) => {
  const found = workloads.find(({ path }) => path.at(-1) === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

// The numbers on the right are worked out by hand from the documents that `sources` names.
describe('worked examples of the upstream rules', () => {
  test('a Prometheus with a million series every 15 s for 15 days', () => {
    const { memory, volume } = prometheus(1e6, 1e6 / 15, 15 * day);
    expect(memory.value / GiB).toBeCloseTo(4.5);
    expect(volume?.value).toBeCloseTo((15 * day * 66_666.67 * 2) / 0.8, -6);
    expect(retentionOf(volume?.value ?? 0, 1e6 / 15) / day).toBeCloseTo(15);
  });

  test('a Mimir with a million series every 15 s', () => {
    const workloads = mimir(1e6, 1e6 / 15, large, 'classic');
    expect(total(named(workloads, 'distributor'), 'cores')).toBeCloseTo(2.667, 3);
    expect(total(named(workloads, 'distributor'), 'memory')).toBeCloseTo(2.667 * GB, -6);
    const ingester = named(workloads, 'ingester');
    expect(ingester.replicas?.value).toBe(3);
    expect(total(ingester, 'cores')).toBeCloseTo(10);
    expect(total(ingester, 'memory')).toBeCloseTo(25 * GB, -3);
    expect(total(ingester, 'volume')).toBeCloseTo(50 * GB * 1.5, -3);
    expect((named(workloads, 'storeGateway').volume?.value ?? 0) * 3).toBeCloseTo(13 * GB * 1.5, -3);
  });

  test('a Mimir with Kafka keeps each series twice, and has as many ingesters in each zone', () => {
    const ingester = named(mimir(1e6, 1e6 / 15, large, 'kafka'), 'ingester');
    expect(ingester.replicas?.value).toBe(4);
    expect(total(ingester, 'cores')).toBeCloseTo(6.667, 3);
    expect(total(ingester, 'memory')).toBeCloseTo((2e6 / 300_000) * 2.5 * GB, -3);
    expect(total(ingester, 'volume')).toBeCloseTo((2e6 / 300_000) * 5 * GB * 1.5, -3);
    // 1.5 × 16.7 GB / 4 GiB = 5.8, which is 6; 1.5 × 20.8 GB / 4 GiB = 7.3, which is 8.
    const small = { ...large, memory: 8 * GiB };
    expect(named(mimir(1e6, 1e6 / 15, small, 'kafka'), 'ingester').replicas?.value).toBe(6);
    expect(named(mimir(1.25e6, 1.25e6 / 15, small, 'kafka'), 'ingester').replicas?.value).toBe(8);
    // 9 without the zones.
    expect(named(mimir(1.5e6, 1.5e6 / 15, small, 'kafka'), 'ingester').replicas?.value).toBe(10);
  });

  test('a Mimir with 40 million series has two compactors with 1 core, 4 GB and 300 GB each', () => {
    const compactor = named(mimir(40e6, 40e6 / 15, large, 'classic'), 'compactor');
    expect(compactor).toMatchObject({
      replicas: { value: 2 },
      cores: { value: 1 },
      memory: { value: 4 * GB },
      volume: { value: 450 * GB },
    });
  });

  test.each<[string, number, Record<string, number>, number, number]>([
    ['3 TB', 3e12, { ingester: 6, distributor: 4, indexGateway: 4, querier: 10, compactor: 1 }, 38, 59],
    [
      '10 TB',
      10e12,
      { ingester: 90, distributor: 40, indexGateway: 10, querier: 100, compactor: 1 },
      431,
      857,
    ],
    [
      '50 TB',
      50e12,
      { ingester: 150, distributor: 100, indexGateway: 20, querier: 250, compactor: 1 },
      1221,
      2235,
    ],
  ])('a Loki with %s a day', (_, bytes, replicas, cores, memory) => {
    const workloads = lokiDistributed(bytes);
    for (const [name, count] of Object.entries(replicas)) {
      expect(named(workloads, name).replicas?.value).toBe(count);
    }
    const sum = (what: 'cores' | 'memory') =>
      workloads.reduce((all, workload) => all + total(workload, what), 0);
    expect(sum('cores')).toBeCloseTo(cores);
    expect(sum('memory') / GiB).toBeCloseTo(memory);
  });

  test('a Loki with a third of 3 TB has a third of the replicas, but three ingesters at least', () => {
    expect(named(lokiDistributed(1e12), 'querier').replicas?.value).toBe(4);
    expect(named(lokiDistributed(1e12), 'ingester').replicas?.value).toBe(3);
    expect(named(lokiDistributed(1e9), 'ingester').replicas?.value).toBe(3);
    expect(named(lokiDistributed(1e9), 'compactor').replicas?.value).toBe(1);
  });

  test('one Loki with 30 GB a day takes a hundredth of what 3 TB take', () => {
    const { cores, memory } = loki(30e9);
    expect(cores.value).toBeCloseTo(0.38);
    expect(memory.value / GiB).toBeCloseTo(0.59);
  });

  test('a Tempo with 20 MB/s', () => {
    const workloads = tempoDistributed(20e6);
    expect(workloads.map(({ path, replicas }) => [path.at(-1), replicas?.value])).toEqual([
      ['distributor', 2],
      ['liveStore', 4],
      ['blockBuilder', undefined],
      ['querier', 10],
      ['backendWorker', undefined],
    ]);
  });

  test('one Tempo with 3 MB/s: an ingester, and three tenths of a distributor', () => {
    expect(tempo(3e6).cores.value).toBeCloseTo(2.5 + 0.6);
    expect(tempo(3e6).memory.value / GB).toBeCloseTo(4 + 0.6);
  });

  test('Alloy with a million series, and with 1 MiB/s of logs on one node', () => {
    expect(total(gateway(1e6, large), 'cores')).toBeCloseTo(0.4);
    expect(total(gateway(1e6, large), 'memory') / GiB).toBeCloseTo(11);
    const { cores, memory } = agent(day * 1024 ** 2, { ...large, count: 1 });
    expect([cores.value, memory.value / 1024 ** 2]).toEqual([1, 120]);
  });
});

const wish = (load: Partial<Wish['load']>, over: Partial<Wish> = {}): Wish => ({
  load: {
    activeSeries: undefined,
    samplesPerSecond: (load.activeSeries ?? 0) / 60,
    logBytesPerDay: undefined,
    spansPerSecond: undefined,
    spanBytes: 500,
    ...load,
  },
  nodes: { count: 3, cores: 4, memory: 8 * GiB },
  metricsRetention: 15 * day,
  profiles: {},
  kafka: true,
  ingest: 'classic',
  ...over,
});
const profiles = (asked: Wish) =>
  Object.entries(plan(asked).choices).map(([store, { profile }]) => `${store}: ${profile}`);

describe('how a store is run', () => {
  test.each<[string, Wish, string[]]>([
    ['nothing', wish({}), []],
    ['few series', wish({ activeSeries: 100_000 }), ['metrics: prometheus']],
    ['as many as half a node carries', wish({ activeSeries: 1_010_000 }), ['metrics: prometheus']],
    ['more', wish({ activeSeries: 1_030_000 }), ['metrics: mimir']],
    ['20 GB a day', wish({ logBytesPerDay: 20e9 }), ['logs: single']],
    ['more', wish({ logBytesPerDay: 21e9 }), ['logs: ha']],
    ['60 GB a day', wish({ logBytesPerDay: 60e9 }), ['logs: ha']],
    ['more', wish({ logBytesPerDay: 61e9 }), ['logs: distributed']],
    ['3 MB/s of spans', wish({ spansPerSecond: 6000 }), ['traces: single']],
    ['more', wish({ spansPerSecond: 6001 }), ['traces: distributed']],
    [
      'a choice of the user’s',
      wish(
        { activeSeries: 1000, logBytesPerDay: 1e9, spansPerSecond: 1 },
        { profiles: { metrics: 'mimir', logs: 'distributed', traces: 'remote' } },
      ),
      ['metrics: mimir', 'logs: distributed', 'traces: remote'],
    ],
  ])('%s', (_, asked, expected) => {
    expect(profiles(asked)).toEqual(expected);
    expect(plan(asked).misfits).toEqual([]);
  });

  test('a store elsewhere has nothing to size', () => {
    const { workloads } = plan(wish({ spansPerSecond: 1e6 }, { profiles: { traces: 'remote' } }));
    expect(workloads).toEqual([]);
  });

  const two = { count: 2, cores: 4, memory: 8 * GiB };
  test.each<[string, Wish, string[], RegExp]>([
    [
      'copies for which there are no nodes',
      wish({ activeSeries: 5e6 }, { nodes: two }),
      ['load', 'activeSeries'],
      /takes 19.7 GiB \(5,000,000 series × 2 GiB .*\), and half of the smallest node is 4 GiB; .* nodes\.count is 2/,
    ],
    [
      'a Prometheus that no node carries',
      wish({ activeSeries: 5e6 }, { profiles: { metrics: 'prometheus' } }),
      ['load', 'activeSeries'],
      /takes 19.7 GiB .* the smallest node has 8 GiB/,
    ],
    [
      'logs',
      wish({ logBytesPerDay: 30e9 }, { nodes: two }),
      ['load', 'logsPerDay'],
      /20 GB a day, and this is 30 GB a day; .* nodes\.count is 2/,
    ],
    [
      'traces without Kafka',
      wish({ spansPerSecond: 8000 }, { kafka: false }),
      ['load', 'spansPerSecond'],
      /3 MB\/s, and this is 4 MB\/s of spans; .* Kafka outside, and the file names none/,
    ],
  ])('refused: %s', (_, asked, path, message) => {
    expect(plan(asked).misfits).toEqual([
      { path, message: expect.stringMatching(message), fix: expect.stringMatching(/nodes|kafka/) },
    ]);
  });
});

describe('laws', () => {
  const loads = fc.record({
    activeSeries: fc.integer({ min: 1, max: 50_000_000 }),
    logBytesPerDay: fc.integer({ min: 1, max: 1e14 }),
    spansPerSecond: fc.integer({ min: 1, max: 1_000_000 }),
  });
  const nodes = fc.record({
    count: fc.integer({ min: 3, max: 500 }),
    cores: fc.integer({ min: 1, max: 128 }),
    memory: fc.integer({ min: 2, max: 512 }).map((size) => size * GiB),
  });
  const sum = (workloads: readonly Workload[], what: 'cores' | 'memory') =>
    workloads.reduce((all, workload) => all + total(workload, what), 0);

  test('twice the load never takes less, in the same profile', () => {
    fc.assert(
      fc.property(loads, nodes, (load, node) => {
        const chosen = plan(wish(load, { nodes: node })).choices;
        const same = Object.fromEntries(
          Object.entries(chosen).map(([store, { profile }]) => [store, profile]),
        );
        const of = (factor: number) =>
          plan(
            wish(
              {
                activeSeries: load.activeSeries * factor,
                logBytesPerDay: load.logBytesPerDay * factor,
                spansPerSecond: load.spansPerSecond * factor,
              },
              { nodes: node, profiles: same },
            ),
          ).workloads;
        for (const what of ['cores', 'memory'] as const) {
          expect(sum(of(2), what)).toBeGreaterThanOrEqual(sum(of(1), what) * (1 - 1e-9));
        }
      }),
    );
  });

  test('no ingester or gateway has a limit over half of a node, and every amount is a number', () => {
    fc.assert(
      fc.property(loads, nodes, (load, node) => {
        const { workloads } = plan(wish(load, { nodes: node }));
        for (const { path, memory, cores, volume, replicas } of workloads) {
          for (const { value } of [memory, cores, volume, replicas].filter((one) => one !== undefined)) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(Number.isFinite(value)).toBe(true);
          }
          if (path.join('.') === 'metrics.mimir.ingester' || path[0] === 'gateway') {
            expect(memory.value * 1.5).toBeLessThanOrEqual(node.memory / 2 + 1);
          }
        }
      }),
    );
  });
});
