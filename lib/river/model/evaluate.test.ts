import { expect, test } from '@jest/globals';
import { unknown } from '../catalogue/index.ts';
import { modelOf } from './testing.ts';

/** The value of an expression, with `HOME=/root` as the one variable that is known. */
function evaluated(expression: string) {
  const model = modelOf(`local.file "x" {\n filename = ${expression}\n}`, { environment: { HOME: '/root' } });
  return model.components[0]?.body.argument('filename');
}

test.each<[string, unknown]>([
  ['"a"', 'a'],
  ['1.5', 1.5],
  ['true', true],
  ['null', null],
  ['("a")', 'a'],
  ['["a", 1, [null]]', ['a', 1, [null]]],
  ['{ a = 1, "b" = { c = 2 } }', { a: 1, b: { c: 2 } }],
  ['{ a = { b = "c" } }.a.b', 'c'],
  ['{ a = 1 }["a"]', 1],
  ['["a", "b"][1]', 'b'],
  ['-3', -3],
  ['!true', false],
  ['"a" + "b" + "c"', 'abc'],
  ['1 + 2 * 3 - 4', 3],
  ['2 ^ 3', 8],
  ['6 / 3', 2],
  ['6 % 3', 0],
  ['1 < 2 && "a" <= "b" || false', true],
  ['2 >= 3', false],
  ['2 > 1', true],
  ['[1] == [1]', true],
  ['"a" != 1', true],
  ['sys.env("HOME") + "/x"', '/root/x'],
  ['env("HOME")', '/root'],
  ['coalesce("", null, [], "a")', 'a'],
  ['coalesce("", "")', ''],
  ['array.concat([1], [2, 3])', [1, 2, 3]],
  ['string.join(["a", "b"], "-")', 'a-b'],
  ['string.format("%s-%s%%", "a", "b")', 'a-b%'],
  ['string.replace("aXbX", "X", "$1")', 'a$1b$1'],
  ['string.split("a,b", ",")', ['a', 'b']],
  ['string.to_upper(string.trim_space(" a "))', 'A'],
  ['string.to_lower("A")', 'a'],
  ['string.trim_prefix("ab", "a") + string.trim_suffix("ab", "b") + string.trim_suffix("ab", "")', 'baab'],
  ['file.path_join("a/", "../b", "c/")', 'b/c'],
  ['file.path_join()', ''],
  ['trim_space(" a ")', 'a'],
])('%s is known', (expression, value) => {
  expect(evaluated(expression)).toEqual(value);
});

test.each([
  'sys.env("OTHER")',
  'sys.env("constructor")',
  'constants.hostname',
  'local.file.y.content',
  '["a", sys.env("X")]',
  '{ a = sys.env("X") }',
  '"a" + sys.env("X")',
  '"a" + 1',
  '"a" * "b"',
  'true < false',
  '!"a"',
  '-"a"',
  '5 / 2',
  '5 / 0',
  '[1][7]',
  '["a"]["b"]',
  '{ a = 1 }.toString',
  '"a".length',
  'string.join("a", "b")',
  'string.format("%d", "1")',
  'string.format("%s")',
  'array.concat("a")',
  'encoding.from_json("{}")',
  'nothing("a")',
])('%s is not known', (expression) => {
  expect(evaluated(expression)).toBe(unknown);
});
