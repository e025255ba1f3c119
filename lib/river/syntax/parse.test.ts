import { expect, test } from '@jest/globals';
import { formatPosition } from '../../support/errors.ts';
import { maxDepth } from './cursor.ts';
import { parse } from './parse.ts';

/** Each error as `line:column message`. */
function errorsOf(text: string): string[] {
  return parse(text, 'f').errors.map(({ at, message }) => `${at?.line}:${at?.column} ${message}`);
}

test.each([
  [''],
  ['\n\r\n\t '],
  ['\uFEFF'],
  ['// a comment'],
  ['/* a comment */'],
  ['a = 1'],
  ['a = 1 // comment'],
  ['a = 1 /* one */ /* two */ // three\nb = 2'],
  ['a = 1 /* a comment of\ntwo lines */ b = 2'],
  ['a {}'],
  ['a { b = 1 }'],
  ['a { b { } }\n'],
  ['a.b.c "label" { }'],
  ['a . /* in between */\n b /* c */ "l" /* d */ { }'],
  ['a "" { }'],
  ['a "é_٣" { }'],
  ['größe = 1'],
  ['_a1 = null'],
  ['a = [1, 2]\nb = [1, 2,]\nc = [\n1,\n]\nd = []'],
  ['a = {}\nb = {c = 1, "d e" = 2, `f` = 3,}\nc = {\nd = 1,\n}'],
  ['a = f()\nb = f(1, 2,)\nc = f(\n1,\n)\nd = f(\n)'],
  ['a =\n1 +\n2'],
  ['a = b.\nc'],
  ['a = 1.\nb = .5\nc = 1e3\nd = 1.5E-2\ne = 010\nf = 9223372036854775808'],
  ['a = "\\a\\b\\f\\n\\r\\t\\v\\\\\\"\\101\\x41\\u0041\\U0001F600"'],
  ['a = `raw \\ "\nstring`'],
  ['a = "a tab:\t"'],
  ['a = "\uFFFD𝒳"'],
])('%j is accepted', (text) => {
  expect(errorsOf(text)).toEqual([]);
});

test.each([
  // Statements.
  ['a', ['1:2 expected = or { after a, got the end of the line']],
  ['a.b = 1', ['1:1 the name of an attribute has no dots, got a.b']],
  ['a "b" = 1', ['1:3 an attribute has no label']],
  ['a "" = 1', ['1:3 an attribute has no label']],
  ['a "b-c" { }', ['1:3 the label "b-c" is no identifier']],
  ['a "true" { }', ['1:3 the label "true" is no identifier']],
  ['a "\\u0041" { }', ['1:3 the label "\\u0041" is no identifier']],
  ['a `b` { }', ['1:3 a label stands between double quotes']],
  ['a b { }', ['1:3 the label b has no quotes']],
  ['a. { }', ['1:4 expected a name after the dot, got {']],
  ['a\n{ }', ['1:2 no { at the end of the line']],
  ['a = 1 b = 2', ['1:7 expected the end of the line, got b']],
  ['a { } b { }', ['1:7 expected the end of the line, got b']],
  ['a { b = 1 c = 2 }', ['1:11 expected the end of the line, got c']],
  ['true = 1', ['1:1 expected an attribute or a block, got true']],
  ['"a" = 1', ['1:1 expected an attribute or a block, got "a"']],
  ['}', ['1:1 this } closes nothing']],
  ['a {', ['1:3 this { is never closed']],
  ['a =', ['1:4 expected a value, got the end of the line']],
  ['a = b "c" { d = 1 }', ['1:5 a block is no value']],
  ['a = b {\nc = 1\n}\nd = 1', ['1:5 a block is no value']],
  // Lists.
  ['a = [1 2]', ['1:8 expected a comma or ] after this element, got 2']],
  ['a = [,]', ['1:6 expected a value, got ,']],
  ['a = [\n1,\n2\n]', ['3:2 no comma after this element']],
  ['a = {b = 1\n}', ['1:11 no comma after this field']],
  ['a = {\n\tb = 1\n\tc = 2\n}', ['1:5 no field has a comma behind it']],
  ['a = {1 = 2}', ['1:6 expected a field, got 1']],
  ['a = {b}', ['1:7 expected = after the name b, got }']],
  ['a = f(1\n)', ['1:8 no comma after this argument']],
  ['a = [1, 2}', ['1:10 expected ], got }']],
  ['a = [1, 2', ['1:5 this [ is never closed']],
  ['a = (1\n)', ['1:7 a line may not end before )']],
  ['a = b[1\n]', ['1:8 a line may not end before ]']],
  ['a = (1', ['1:7 expected ), got the end of the line']],
  ['a = ()', ['1:6 expected a value, got )']],
  // Expressions.
  ['a = 1 +', ['1:8 expected a value, got the end of the line']],
  ['a = +1', ['1:5 expected a value, got +']],
  ['a = b.1', ['1:6 expected the end of the line, got .1']],
  ['a = b.true', ['1:7 expected a name after the dot, got true']],
  ['a = 0x10', ['1:6 expected the end of the line, got x10']],
  // Tokens.
  ['a = 1e', ['1:5 the exponent of 1e has no digits']],
  ['a = "b\nc = 1', ['1:5 this string has no end']],
  ["a = 'b'", ["1:5 illegal character ' (U+0027)"]],
  ['a = `b\nc = 1\n', ['1:5 this raw string has no end']],
  ['a {\n/* b\n}\n', ['2:1 this comment has no end']],
  ['a = "\\q"', ['1:6 \\q is no escape sequence']],
  ['a = "\\400"', ['1:6 \\400 stands for no character']],
  ['a = "\\ud800"', ['1:6 \\ud800 stands for no character']],
  ['a = "\\U00110000"', ['1:6 \\U00110000 stands for no character']],
  ['a = "\\x4"', ['1:6 \\x is no escape sequence']],
  ['a: 1', ['1:2 illegal character : (U+003A)']],
  ['a = 1;', ['1:6 illegal character ; (U+003B)']],
  ["# don't\na = 1", ['1:1 illegal character # (U+0023)']],
  ['a = b | c', ['1:7 illegal character | (U+007C)']],
  ['a = §§', ['1:5 illegal character § (U+00A7)']],
  ['a = 1\u0001', ['1:6 illegal character U+0001']],
  ['a = "\0"', ['1:6 illegal character NUL']],
  ['// \uFEFF', ['1:4 illegal byte order mark']],
  ['a = "\uD83D"', ['1:6 half of a surrogate pair is no character']],
])('%j is refused', (text, expected) => {
  expect(errorsOf(text)).toEqual(expected);
});

test('every error of a file is reported, in the order of the text', () => {
  const text = `
logging {
  level = info"
}
loki.write default {
  endpoint {
    url: "http://loki"
    headers = {
      a = 1
      b = 2,
    }
  }
  forward_to = [a.receiver b.receiver]
  x-y = 1
}
loki.process "p" {
  stage = (
}`;
  expect(errorsOf(text)).toEqual([
    '3:15 this string has no end',
    '5:12 the label default has no quotes',
    '7:8 illegal character : (U+003A)',
    '9:12 no comma after this field',
    '13:28 expected a comma or ] after this element, got b',
    '14:4 expected = or { after x, got -',
    '17:12 expected a value, got the end of the line',
  ]);
});

const sample = `// head
a.b "label" {
	x = [1, 2]
	y = {
		c   = f("d", e.f),
		"g" = -1 + (2 * 3),
	}

	h {
		i = j[0]
	}
	k = [
		l.m.n,
		o,
	]
}

p "q" {
	r = "s"
}
`;

test('without any one of its tokens a file has one error at most, not an error and its consequences', () => {
  expect(errorsOf(sample)).toEqual([]);
  const tokens = [...sample.replace(/^\/\/.*/, (line) => ' '.repeat(line.length)).matchAll(/\w+|"\w*"|\S/g)];
  const counts = tokens.map(({ 0: token, index }) => {
    const errors = errorsOf(sample.slice(0, index) + sample.slice(index + token.length));
    return { token, index, errors };
  });
  expect(counts.filter(({ errors }) => errors.length > 1)).toEqual([]);
  expect(counts.filter(({ errors }) => errors.length === 1).length).toBeGreaterThan(50);
});

test.each([
  [
    'the block that lacks its bracket is named, not the one around it',
    'a {\n\tb {\n\t\tc = 1\n}\n\nd {\n}\n',
    '2:4',
  ],
  ['where no indentation tells, the block that is open', 'a {\nb {\nc = 1\n}\n', '1:3'],
  ['an array ends where a statement begins', 'a {\n\tb = [\n\t\t1,\n\tc = 2\n}\n', '2:6'],
  ['an object ends with the block around it', 'a {\n\tb = {\n\t\tc = 1,\n\t\td = 2\n}\n', '2:6'],
  ['a header without its bracket', 'a "b"\n\tc = 1\n}\n', '1:6'],
  ['a label without its quote', 'a "b {\n\tc = 1\n}\n', '1:3'],
  ['a label without its quote, and nothing in the block', 'a "b {\n}\n', '1:3'],
  ['a raw string without its quote', 'a = `b\nc = `d`\ne = `(f)`\n', '1:5'],
  ['a value that is missing', 'a =\nb = 1\n', '1:4'],
  ['an object without its bracket', 'a =\n\tb = 1,\n}\n', '1:4'],
])('%s: one error, where it is', (_what, text, place) => {
  expect(errorsOf(text).map((error) => error.split(' ')[0])).toEqual([place]);
});

test('a position has the file, and a column in bytes as Alloy counts them', () => {
  const { file, errors } = parse('é = "日本" §\nb {}', 'dir/a.alloy');
  expect(errors.map(({ at }) => at && formatPosition(at))).toEqual(['dir/a.alloy:1:15']);
  expect(file.body.map(({ span }) => span.at)).toEqual([
    { file: 'dir/a.alloy', line: 1, column: 1 },
    { file: 'dir/a.alloy', line: 2, column: 1 },
  ]);
});

test.each([
  ['[', ''],
  ['(', ''],
  ['{a=', ''],
  ['f(', ''],
  ['a[', ''],
  ['!', ''],
  ['-(', ''],
  ['1+', ''],
  ['1^', ''],
  ['a.', 'a'],
])('100000 times %j is one error and no crash', (part, end) => {
  expect(errorsOf(`x = ${part.repeat(100_000)}${end}`)).toEqual([
    expect.stringContaining(`more than ${maxDepth} levels`),
  ]);
});

test('100000 blocks in one another are one error and no crash', () => {
  expect(errorsOf('a {\n'.repeat(100_000))).toHaveLength(1);
});

test('what is nested less deep is accepted', () => {
  const n = maxDepth - 2;
  expect(errorsOf(`x = ${'['.repeat(n)}${']'.repeat(n)}`)).toEqual([]);
  expect(errorsOf(`x = 1${' + 1'.repeat(n)}`)).toEqual([]);
});

test('comments are kept in groups: with no token and no empty line between', () => {
  const { file } = parse('// a\n// b\n\n// c\nx = 1 // d\n// e\n/* f\r\n*/ y = 2 /* g */', 'f');
  expect(file.comments.map((group) => group.map(({ text }) => text))).toEqual([
    ['// a', '// b'],
    ['// c'],
    ['// d', '// e', '/* f\n*/'],
    ['/* g */'],
  ]);
});

test('a comment loses its carriage returns, but for one that keeps it from ending', () => {
  const { file } = parse('// a\rb\r\n/* c\r\nd *\r/ */', 'f');
  expect(file.comments.flat().map(({ text }) => text)).toEqual(['// ab', '/* c\nd *\r/ */']);
});
