import { expect, test } from '@jest/globals';
import { unquote } from './strings.ts';

test.each([
  ['""', ''],
  ['``', ''],
  ['"a"', 'a'],
  ['"\\a\\b\\f\\n\\r\\t\\v\\\\\\""', '\x07\b\f\n\r\t\v\\"'],
  ['"\\101\\x41\\u0041\\U00000041"', 'AAAA'],
  ['"\\u00e9\\U0001F600"', 'é😀'],
  ['"é\\n日"', 'é\n日'],
  // One byte each; only together are they a character.
  ['"\\xe6\\x97\\xa5"', '日'],
  ['"\\346\\227\\245"', '日'],
  ['"\\xff"', '\uFFFD'],
  ['`\\n"`', '\\n"'],
  ['`a\r\nb`', 'a\nb'],
])('the value of %s', (literal, value) => {
  expect(unquote(literal)).toBe(value);
});

test('an escape that is none stays as it is', () => {
  expect(unquote('"\\q\\ud800\\U00110000\\400\\x"')).toBe('\\q\\ud800\\U00110000\\400\\x');
});
