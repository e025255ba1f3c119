import { expect, test } from '@jest/globals';
import * as names from './names.ts';

const long = (length: number) => 'a'.repeat(length);

test.each([
  [names.isDnsLabel, ['a', '1-a', long(63)], ['', 'A', '-a', 'a-', 'a.b', 'a_b', long(64)]],
  [names.isServiceName, ['a', 'a-1'], ['1a', '']],
  [names.isDnsSubdomain, ['a', 'a.b-c.1', long(253)], ['', 'a..b', '.a', 'a.', 'a_b', long(254)]],
  [names.isHostName, ['a.b', '*.a.b'], ['*', '*a.b', 'a.*.b', 'https://a.b', 'a.b:80']],
  [names.isPathSegment, ['system:node', 'A B'], ['', '.', '..', 'a/b', '50%']],
  [
    names.isPortName,
    ['http', 'a1-b', '1a', long(15)],
    ['', '80', 'Http', 'a--b', '-a', 'a-', 'a_b', long(16)],
  ],
  [
    names.isQualifiedName,
    ['a', 'A_b.c-1', 'example.com/a', `a/${long(63)}`],
    ['', 'a/', '/a', 'a/b/c', 'A.b/c', '-a', 'a b', long(64)],
  ],
  [names.isLabelValue, ['', 'a', 'A_b.c-1', long(63)], ['-a', 'a-', 'a/b', 'a b', long(64)]],
  [names.isEnvName, ['A', 'a.b-c', '1 A', 'A:B'], ['', 'A=B', 'ä', 'a\n']],
  [names.isConfigKey, ['a', '.a', 'A_b-c.yaml', long(253)], ['', '.', '..', '..a', 'a/b', 'a b', long(254)]],
])('%p', (accepts, right, wrong) => {
  expect(right.filter((name) => !accepts(name))).toEqual([]);
  expect(wrong.filter((name) => accepts(name))).toEqual([]);
});

test('ports are whole numbers from 1 to 65535', () => {
  expect([1, 80, 65_535].every(names.isPortNumber)).toBe(true);
  expect([0, -1, 65_536, 1.5, Number.NaN].some(names.isPortNumber)).toBe(false);
});
