import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { areTwoForms, describe as described, keysAt, schemasAt } from './schema-paths.ts';

const forms = z.union([
  z.strictObject({ a: z.string() }),
  z.strictObject({ b: z.string() }),
  z.literal('none'),
]);
const kinds = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('x'), one: z.string().optional() }),
  z.strictObject({ type: z.literal('y'), two: z.string().optional() }),
]);
const schema = z.strictObject({
  list: z.array(z.strictObject({ item: z.string().describe('an item') })).default([]),
  deep: z.strictObject({ forms: forms.optional(), kinds: kinds.prefault({ type: 'x' }) }).prefault({}),
  text: z.string().transform(String).describe('a text'),
});

test.each<[string, (string | number)[], string[]]>([
  ['the root', [], ['list', 'deep', 'text']],
  ['a mapping with a default', ['deep'], ['forms', 'kinds']],
  ['each form of a union', ['deep', 'forms'], ['a', 'b']],
  ['an entry of a list', ['list', 7], ['item']],
  ['a list', ['list'], []],
  ['a scalar', ['text'], []],
  ['below a scalar', ['text', 'x'], []],
  ['no such key', ['nothing', 'x'], []],
])('keys at %s', (_, path, expected) => {
  expect(keysAt(schema, path)).toEqual(expected);
});

test.each<[(string | number)[], string | undefined]>([
  [[], undefined],
  [['text'], 'a text'],
  [['list', 0, 'item'], 'an item'],
  [['nothing'], undefined],
])('the description of %j', (path, expected) => {
  expect(described(schema, path)).toBe(expected);
});

test.each<[string, (string | number)[], object, object, boolean]>([
  ['mappings', ['deep'], { forms: {} }, { kinds: {} }, false],
  ['forms', ['deep', 'forms'], { a: '1' }, { b: '1' }, true],
  ['one kind', ['deep', 'kinds'], { type: 'x' }, { type: 'x', one: '1' }, false],
  ['a kind that is not said again', ['deep', 'kinds'], { type: 'x' }, { one: '1' }, false],
  ['two kinds', ['deep', 'kinds'], { type: 'x', one: '1' }, { type: 'y' }, true],
  ['an unknown key', ['nothing'], {}, {}, false],
  ['the root', [], {}, {}, false],
])('two forms: %s', (_, path, one, other, expected) => {
  expect(areTwoForms(schema, path, one as never, other as never)).toBe(expected);
});

test('a path through a union leads to each form', () => {
  expect(schemasAt(schema, ['deep', 'kinds', 'type'])).toHaveLength(2);
});
