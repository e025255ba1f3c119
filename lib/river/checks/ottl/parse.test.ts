import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseOttl } from './parse.ts';

test('a statement has calls and paths, each once', () => {
  expect(
    parseOttl(
      'set(attributes["a"], Concat([name, resource.attributes["b"]], "-")) where (IsMatch(name, "x"))',
      'statement',
    ),
  ).toEqual({
    calls: [
      { name: 'Concat', count: 2 },
      { name: 'set', count: 2 },
      { name: 'IsMatch', count: 2 },
    ],
    paths: [['attributes'], ['name'], ['resource', 'attributes'], ['name']],
  });
});

test('what stands in parentheses is read once, be it a condition or a sum', () => {
  expect(parseOttl('(a + b) * 2 > c and (d == 1)', 'condition')).toEqual({
    calls: [],
    paths: [['a'], ['b'], ['c'], ['d']],
  });
});

test.each([
  ['', 'it ends where a value is wanted'],
  ['a == ', 'it ends where a value is wanted'],
  ['a == 1 and', 'it ends where a value is wanted'],
  ['a == 1)', 'its end is wanted before )'],
  ['a == [1', 'it ends where , is wanted'],
  ['a == {1: 2}', 'a key is wanted before 1'],
  ['a. == 1', 'a name is wanted before =='],
  ['where == 1', 'a value is wanted before where'],
])('%p is no condition', (text, error) => {
  expect(parseOttl(text, 'condition')).toEqual({ error });
});

test('any text is read, in time that does not explode', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    'a',
    'B',
    '.',
    ',',
    '==',
    '-',
    'not ',
    ' and ',
    '1',
    ':',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(parseOttl(pieces.join(''), 'condition')).toBeDefined();
    }),
  );
  expect(parseOttl('('.repeat(90), 'condition')).toEqual({ error: 'it ends where a value is wanted' });
  expect(parseOttl('('.repeat(5000), 'condition')).toEqual({ error: 'it is nested too deep' });
});
