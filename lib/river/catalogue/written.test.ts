import { expect, test } from '@jest/globals';
import type { Json } from '../../support/json.ts';
import { along, flag, nothingWritten, texts, unknown, type Written } from './written.ts';

const body = (
  args: Record<string, Json | typeof unknown>,
  blocks: Record<string, readonly Written[]> = {},
): Written => ({
  argument: (name) => args[name],
  blocks: (name) => blocks[name] ?? [],
});

test('the bodies of all blocks along a path', () => {
  const [one, two] = [body({}), body({})];
  const outer = body({}, { listener: [body({}, { tls: [one] }), body({}), body({}, { tls: [two] })] });

  expect(along(outer, [])).toEqual([outer]);
  expect(along(outer, ['listener', 'tls'])).toEqual([one, two]);
  expect(along(outer, ['tls'])).toEqual([]);
  expect(along(nothingWritten, ['a', 'b'])).toEqual([]);
});

test.each<[Json | typeof unknown | undefined, boolean | typeof unknown]>([
  [true, true],
  [false, false],
  ['true', false],
  [unknown, unknown],
])('a flag of %p is %p, whatever its default', (value, expected) => {
  const written = value === undefined ? nothingWritten : body({ enabled: value });
  expect(flag(written, 'enabled', true)).toBe(expected);
  expect(flag(written, 'enabled', false)).toBe(expected);
});

test('a flag that is not written has its default', () => {
  expect(flag(nothingWritten, 'enabled', true)).toBe(true);
  expect(flag(nothingWritten, 'enabled', false)).toBe(false);
});

test('texts of a list', () => {
  expect(texts(nothingWritten, 'names')).toBeUndefined();
  expect(texts(body({ names: [] }), 'names')).toEqual([]);
  expect(texts(body({ names: ['a', 'b'] }), 'names')).toEqual(['a', 'b']);
  expect(texts(body({ names: ['a', 1] }), 'names')).toBe(unknown);
  expect(texts(body({ names: 'a' }), 'names')).toBe(unknown);
  expect(texts(body({ names: unknown }), 'names')).toBe(unknown);
});
