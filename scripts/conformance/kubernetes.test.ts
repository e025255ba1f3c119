import { expect, test } from '@jest/globals';
import { inventoryOf } from '../../lib/checks/testing.ts';
import { askApiServer, differences } from './kubernetes.ts';

test('what the server adds is no difference, what it changes and drops is', () => {
  expect(differences({ a: 1, b: [{ c: 'd' }] }, { a: 1, b: [{ c: 'd', e: 1 }], f: 2 }, '')).toEqual([]);
  expect(differences({ cpu: '1000m', a: {}, b: [1] }, { cpu: '1', a: {} }, '')).toEqual([
    '.cpu: "1000m" comes back as "1"',
    '.b: [1] does not come back',
  ]);
  expect(differences({ a: null }, {}, '.x')).toEqual(['.x.a: null does not come back']);
});

test('without the programs nothing is proved, and that is said', async () => {
  const results = await askApiServer(inventoryOf(''), { PATH: '' });
  expect(results.map(({ outcome, about }) => [outcome, about])).toEqual(
    Array(4).fill(['skipped', 'etcd is neither on PATH nor named by ETCD_BIN']),
  );
});
