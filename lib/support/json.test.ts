import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, sha256, sortKeys } from './json.ts';

test('keys are sorted at every depth, arrays keep their order', () => {
  expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
});

test('undefined members do not count', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
});

test('equal values have equal text, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const reversed = (node: unknown): unknown => {
        if (Array.isArray(node)) return node.map(reversed);
        if (node === null || typeof node !== 'object') return node;
        return Object.fromEntries(
          Object.entries(node)
            .reverse()
            .map(([key, member]) => [key, reversed(member)]),
        );
      };
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
    }),
  );
});

test('a key named __proto__ is kept', () => {
  expect(canonicalJson(sortKeys(JSON.parse('{"__proto__":{"x":1},"a":2}')))).toBe(
    '{"__proto__":{"x":1},"a":2}',
  );
});

test('sha256 is the one of the UTF-8 bytes', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
