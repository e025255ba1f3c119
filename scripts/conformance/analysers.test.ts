import { expect, test } from '@jest/globals';
import { inventoryOf } from '../../lib/checks/testing.ts';
import { askKubeconform, askKubeScore, criticalIn, jsonSchema } from './analysers.ts';

test('of what kube-score says only the critical counts', () => {
  const check = (grade: number, skipped = false) => ({
    check: { id: `test-${grade}` },
    grade,
    skipped,
    comments: [{ path: 'main', summary: 'bad' }],
  });
  const scores = [
    { object_name: 'Service/a', checks: [check(1), check(5), check(10), check(1, true)] },
    { object_name: 'Service/b', checks: null },
  ];
  expect(criticalIn(scores)).toEqual(['Service/a: test-1: main bad']);
  expect(criticalIn([])).toEqual([]);
});

test('schemas are closed where the stored ones mean that, and take what all objects have', () => {
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: { a: { type: 'string', format: 'date' }, b: { $ref: '#/$defs/1' } },
      },
    },
  };
  const open = { type: 'object', properties: {}, 'x-kubernetes-preserve-unknown-fields': true };
  expect(jsonSchema({ builtIn: true, schema, $defs: { 1: open } })).toEqual({
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: { a: { type: 'string' }, b: { $ref: '#/$defs/1' } },
        additionalProperties: false,
      },
      apiVersion: {},
      kind: {},
      metadata: {},
      status: {},
    },
    additionalProperties: false,
    $defs: { 1: open },
  });
});

test('without the programs nothing is proved', async () => {
  const none = { PATH: '' };
  expect(await askKubeScore(inventoryOf(''), none)).toMatchObject({ outcome: 'skipped' });
  expect(await askKubeconform(inventoryOf(''), none)).toMatchObject({ outcome: 'skipped' });
});
