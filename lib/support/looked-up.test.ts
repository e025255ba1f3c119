import { expect, test } from '@jest/globals';
import { defineLookedUp } from './looked-up.ts';

test('a field is looked up each time, by its name and for its own object', () => {
  const asked: string[] = [];
  const one = { plain: 0 };
  const other = {};
  for (const [object, name] of [[one, 'one'] as const, [other, 'other'] as const]) {
    for (const field of ['a', '__proto__']) {
      defineLookedUp(object, field, (of) => {
        asked.push(`${name} ${of}`);
        return asked.length;
      });
    }
  }
  expect(asked).toEqual([]);
  expect(Object.entries(one)).toEqual([
    ['plain', 0],
    ['a', 1],
    ['__proto__', 2],
  ]);
  expect(JSON.stringify(other)).toBe('{"a":3,"__proto__":4}');
  expect(asked).toEqual(['one a', 'one __proto__', 'other a', 'other __proto__']);
});
