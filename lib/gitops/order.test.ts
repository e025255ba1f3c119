import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Connection } from '../network/connections.ts';
import { orderOf, stepOf } from './order.ts';

const workload = (namespace: string) => ({
  kind: 'Deployment',
  namespace,
  name: namespace,
  pods: {},
  labels: {},
  hostNetwork: false,
});

const uses = (from: string, to: string): Connection => ({
  from: workload(from),
  to: workload(to),
  ports: [],
  reason: 'test',
});

test('no folders', () => {
  expect([...orderOf([], [])]).toEqual([]);
});

test('what is used comes first; oneself, outsiders and folders that are not there do not count', () => {
  const outsider = { name: 'API server', peers: [] };
  const order = orderOf(
    ['stores', 'minio', 'agent'],
    [
      uses('agent', 'stores'),
      uses('stores', 'minio'),
      uses('stores', 'stores'),
      uses('agent', 'elsewhere'),
      { from: workload('agent'), to: outsider, ports: [], reason: 'test' },
      { from: outsider, to: workload('agent'), ports: [], reason: 'test' },
    ],
  );
  expect([...order]).toEqual([
    ['agent', ['stores']],
    ['minio', []],
    ['stores', ['minio']],
  ]);
  expect(['minio', 'stores', 'agent'].map((folder) => stepOf(folder, order))).toEqual([0, 1, 2]);
});

test('CRDs come before everything', () => {
  const order = orderOf(['_crds', 'a', 'b'], [uses('a', 'b')]);
  expect(Object.fromEntries(order)).toEqual({ _crds: [], a: ['_crds', 'b'], b: ['_crds'] });
  expect(stepOf('b', order)).toBe(1);
});

test('folders that wait for each other are an error that names them', () => {
  const circle = [uses('a', 'b'), uses('b', 'c'), uses('c', 'a')];
  expect(() => orderOf(['a', 'b', 'c'], circle)).toThrow(/a → b → c → a/);
});

test('every folder comes up after all that it waits for', () => {
  const folders = ['a', 'b', 'c', 'd', 'e', 'f'];
  const index = fc.integer({ min: 0, max: folders.length - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(index, index)), (pairs) => {
      const connections = pairs
        .filter(([from, to]) => from > to)
        .map(([from, to]) => uses(folders[from] ?? '', folders[to] ?? ''));
      const order = orderOf(folders, connections);
      for (const [folder, first] of order)
        for (const name of first) expect(stepOf(name, order)).toBeLessThan(stepOf(folder, order));
    }),
  );
});
