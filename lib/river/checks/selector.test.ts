import { expect, test } from '@jest/globals';
import { parseSelector } from './selector.ts';

test.each([
  ['{a="b"}', []],
  [' { a = "b" , c =~ "d|e" } ', ['d|e']],
  [String.raw`{a!~"x"} |= "no~" |~ "^\\s*\\{" !~ "\"" != "y"`, ['x', String.raw`^\s*\{`, '"']],
  ['{é="b"}', []],
])('%s is a selector, with its patterns', (text, patterns) => {
  expect(parseSelector(text)).toEqual({ patterns });
});

test.each([
  '',
  'a',
  '{}',
  '{a}',
  '{a=b}',
  '{a="b"',
  '{a="b",}',
  '{a="b"} json',
  '{a="b"} | json',
  '{a="b"} |= x',
  '{a="b"} {c="d"}',
  '{a=`b`}',
  String.raw`{a="\d"}`,
  '{a="b"} |= "c" or "d"',
])('%p is none', (text) => {
  expect(parseSelector(text)).toBeUndefined();
});
