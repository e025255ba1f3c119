import { expect, test } from '@jest/globals';
import { codeFrame } from './codeframe.ts';

const lines = (...text: string[]) => `${text.join('\n')}\n`;

test.each([
  ['an empty text', '', { line: 1, column: 1 }, lines('1 |', '  | ^')],
  ['a line that is not there', 'a', { line: 2, column: 1 }, ''],
  ['no line', 'a', {}, ''],
  ['the only line', 'a = 1', { line: 1, column: 3 }, lines('1 | a = 1', '  |   ^')],
  [
    'a line between others',
    'a\nbc\nd\n',
    { line: 2, column: 2 },
    lines('1 | a', '2 | bc', '  |  ^', '3 | d'),
  ],
  [
    'numbers of different width',
    `${'\n'.repeat(8)}a\nb`,
    { line: 9, column: 1 },
    lines(' 8 |', ' 9 | a', '   | ^', '10 | b'),
  ],
  ['a column behind the end', 'a', { line: 1, column: 9 }, lines('1 | a', '  |  ^')],
  ['no column', 'a', { line: 1 }, lines('1 | a', '  | ^')],
  ['tabs', '\ta = 1', { line: 1, column: 2 }, lines('1 | \ta = 1', '  | \t^')],
  ['columns in bytes', 'é = 日 + x', { line: 1, column: 12 }, lines('1 | é = 日 + x', '  |         ^')],
  ['carriage returns', 'a\r\nb\r\n', { line: 1, column: 2 }, lines('1 | a', '  |  ^', '2 | b')],
  ['control characters', 'a\x1b[31m', { line: 1, column: 2 }, lines('1 | a�[31m', '  |  ^')],
])('%s', (_what, text, position, expected) => {
  expect(codeFrame(text, position)).toBe(expected);
});

test('of a long line the part around the place is shown', () => {
  const frame = codeFrame(`${'a'.repeat(500)}b${'c'.repeat(500)}`, { line: 1, column: 501 });
  expect(frame).toBe(lines(`1 | ${'a'.repeat(50)}b${'c'.repeat(49)}`, `  | ${' '.repeat(50)}^`));
});
