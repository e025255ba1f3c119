import { expect, test } from '@jest/globals';
import type { Expression } from './ast.ts';
import { parse } from './parse.ts';

function parseValue(text: string): Expression {
  const { file, errors } = parse(`x = ${text}`, 'f');
  expect(errors).toEqual([]);
  const [statement] = file.body;
  if (statement?.type !== 'attribute') throw new Error('expected an attribute');
  return statement.value;
}

/** The tree with every operation in brackets. */
function grouped(node: Expression): string {
  switch (node.type) {
    case 'binary':
      return `(${grouped(node.left)} ${node.operator} ${grouped(node.right)})`;
    case 'unary':
      return `(${node.operator}${grouped(node.operand)})`;
    case 'member':
      return `(${grouped(node.object)}.${node.name})`;
    case 'index':
      return `(${grouped(node.object)}[${grouped(node.index)}])`;
    case 'call':
      return `(${grouped(node.callee)}(${node.args.map(grouped).join()}))`;
    case 'paren':
      return `<${grouped(node.inner)}>`;
    default:
      return node.span.text;
  }
}

test.each([
  ['1 + 2 + 3', '((1 + 2) + 3)'],
  ['1 - 2 * 3 + 4', '((1 - (2 * 3)) + 4)'],
  ['1 * 2 / 3 % 4', '(((1 * 2) / 3) % 4)'],
  ['2 ^ 3 ^ 4', '(2 ^ (3 ^ 4))'],
  ['2 * 3 ^ 4', '(2 * (3 ^ 4))'],
  ['-2 ^ 3', '((-2) ^ 3)'],
  ['2 ^ -3', '(2 ^ (-3))'],
  ['a || b && c || d', '((a || (b && c)) || d)'],
  ['a == b < c', '((a == b) < c)'],
  ['a + 1 >= b && c != d', '(((a + 1) >= b) && (c != d))'],
  ['!a == b', '((!a) == b)'],
  ['!-!a', '(!(-(!a)))'],
  ['-a.b', '(-(a.b))'],
  ['a.b.c[0](1, d)', '((((a.b).c)[0])(1,d))'],
  ['(1 + 2) * 3', '(<(1 + 2)> * 3)'],
  ['"a" + b(c)', '("a" + (b(c)))'],
  ['{a = 1}["a"]', '({a = 1}["a"])'],
  ['5 .a', '(5.a)'],
  ['a <= b', '(a <= b)'],
])('%s is %s', (text, expected) => {
  expect(grouped(parseValue(text))).toBe(expected);
});

test.each([
  ['1', 1, false],
  ['0', 0, false],
  ['010', 8, false],
  ['08', 8, false],
  ['9007199254740993', 9007199254740992, false],
  ['1.', 1, true],
  ['.5', 0.5, true],
  ['1e3', 1000, true],
  ['1.5E-2', 0.015, true],
])('%s is the number %d', (text, value, float) => {
  expect(parseValue(text)).toMatchObject({ type: 'number', value, float });
});

test.each([
  ['true', { type: 'bool', value: true }],
  ['false', { type: 'bool', value: false }],
  ['null', { type: 'null' }],
  ['truer', { type: 'identifier', name: 'truer' }],
  ['[]', { type: 'array', items: [] }],
  ['{}', { type: 'object', fields: [] }],
])('%s is a literal or a name', (text, expected) => {
  expect(parseValue(text)).toMatchObject(expected);
});

test('the key of a field is the text between its quotes, without escapes', () => {
  const object = parseValue('{a = 1, "b.c" = 2, `d` = 3, "e\\n" = 4, "" = 5}');
  expect(object.type === 'object' && object.fields.map(({ key }) => key)).toEqual([
    'a',
    'b.c',
    'd',
    'e\\n',
    '',
  ]);
});

test('a node spans its first to its last character, comments and blanks around it not included', () => {
  const spans: string[] = [];
  const collect = (node: Expression) => spans.push(node.span.text);
  const value = parseValue('/* a */ f( b , [ c ] ) . d /* e */ + -1 // g');
  collect(value);
  if (value.type === 'binary') [value.left, value.right].forEach(collect);
  expect(spans).toEqual(['f( b , [ c ] ) . d /* e */ + -1', 'f( b , [ c ] ) . d', '-1']);
});
