import { expect, test } from '@jest/globals';
import { asList, asNumber, asObject, asText, asTextMap, at, isPlainObject, objectsIn } from './plain.ts';

test.each<[unknown]>([[undefined], [null], [0], ['text'], [[]]])(
  '%j is no object, and counts as an empty one',
  (value) => {
    expect(isPlainObject(value)).toBe(false);
    expect(asObject(value)).toEqual({});
    expect(asTextMap(value)).toEqual({});
  },
);

test.each<[unknown, string | undefined]>([
  [undefined, undefined],
  ['', undefined],
  [3, undefined],
  ['a', 'a'],
])('the text of %j', (value, text) => {
  expect(asText(value)).toBe(text);
});

test.each<[unknown, number | undefined]>([
  ['3', undefined],
  [0, 0],
])('the number of %j', (value, number) => {
  expect(asNumber(value)).toBe(number);
});

test('only members of the wanted shape are read', () => {
  expect(asTextMap({ a: 'b', c: 1 })).toEqual({ a: 'b' });
  expect(asList({ 0: 'a' })).toEqual([]);
  expect(objectsIn(['a', { b: 1 }, null])).toEqual([[{ b: 1 }, 1]]);
});

test.each<[readonly (string | number)[], unknown]>([
  [[], { a: [{ b: 1 }] }],
  [['a', 0, 'b'], 1],
  [['a', 1, 'b'], undefined],
  [['a', 'b'], undefined],
  [['toString', 'length'], undefined],
])('at %j', (path, expected) => {
  expect(at({ a: [{ b: 1 }] }, ...path)).toEqual(expected);
});
