import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Schema } from '../../lib/checks/schemas/schema.ts';
import { shareRepeated } from './share.ts';

const long: Schema = {
  type: 'object',
  properties: Object.fromEntries('abcdef'.split('').map((name) => [name, { type: 'string', maxLength: 10 }])),
};

test('what is said twice is said once', () => {
  const kinds = {
    'a/v1/A': { type: 'object', properties: { one: long, two: long, type: { type: 'string' } } },
    'a/v1/B': { type: 'object', properties: { three: { type: 'array', items: long } } },
  };
  const reference = { $ref: '#/$defs/1' };
  expect(shareRepeated(kinds)).toEqual({
    kinds: {
      'a/v1/A': { type: 'object', properties: { one: reference, two: reference, type: { type: 'string' } } },
      'a/v1/B': { type: 'object', properties: { three: { type: 'array', items: reference } } },
    },
    $defs: { 1: long },
  });
});

test('written out again, it is what it was', () => {
  const { tree } = fc.letrec<{ tree: Schema }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<Schema>(long, { type: 'string' }, { 'x-kubernetes-int-or-string': true }, {}),
      fc.record({
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom('a', 'b', 'type', 'items'), tie('tree')),
      }),
      fc.record({ type: fc.constant('array'), items: tie('tree') }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('g/v1/A', 'g/v1/B'), tree), (kinds) => {
      const shared = shareRepeated(kinds);
      const written = (node: unknown): unknown => {
        if (Array.isArray(node)) return node.map(written);
        if (node === null || typeof node !== 'object') return node;
        const { $ref } = node as { $ref?: unknown };
        if (typeof $ref === 'string') return written(shared.$defs[$ref.slice('#/$defs/'.length)]);
        return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, written(value)]));
      };
      expect(written(shared.kinds)).toEqual(JSON.parse(JSON.stringify(kinds)));
    }),
  );
});
