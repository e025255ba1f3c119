import { expect, test } from '@jest/globals';
import { ObsError } from '../../support/errors.ts';
import { format } from './format.ts';

/** What `alloy fmt` of Alloy 1.18 makes of these texts. */
test.each([
  [
    'names and values of adjacent lines are aligned',
    'a=1\nlonger   = 2\n\nb =3\n',
    'a      = 1\nlonger = 2\n\nb = 3\n',
  ],
  [
    'a block opens a section of its own and has an empty line before it',
    'a "b" {\nx=1\nc {\nlong_name=2\n}\n}\nd{}\n',
    'a "b" {\n\tx = 1\n\n\tc {\n\t\tlong_name = 2\n\t}\n}\n\nd { }\n',
  ],
  ['an empty block is one line', 'a   "b"{\n\n\n}\n', 'a "b" { }\n'],
  ['of empty lines one is left', 'a = 1\n\n\n\nb = 2\n\n\n', 'a = 1\n\nb = 2\n'],
  ['a label without text is none', 'a "" {}\n', 'a { }\n'],
  ['the parts of a name are joined', 'a . b "c" { }\n', 'a.b "c" { }\n'],
  [
    'elements stay on their lines',
    'x = [1,2,\n3,\n  4]\ny = [ 1, 2, ]\n',
    'x = [1, 2,\n\t3,\n\t4]\ny = [1, 2]\n',
  ],
  [
    'a comma follows the last element when the bracket is on a line of its own',
    'x = [\n"a",\n"b",\n]\n',
    'x = [\n\t"a",\n\t"b",\n]\n',
  ],
  [
    'fields are aligned until a value takes several lines',
    'x = {\na = 1,\nlonger = [\n1,\n],\nbb = 2,\n"quoted.key" = 3,\n}\n',
    'x = {\n\ta      = 1,\n\tlonger = [\n\t\t1,\n\t],\n\tbb           = 2,\n\t"quoted.key" = 3,\n}\n',
  ],
  ['an object on one line', 'x={a=1,"b"=2,`c`=3}\n', 'x = {a = 1, "b" = 2, "c" = 3}\n'],
  [
    'arguments stay on their lines',
    'x = f(1,2)\ny = f(\na,\n b, c,\n)\n',
    'x = f(1, 2)\ny = f(\n\ta,\n\tb, c,\n)\n',
  ],
  [
    'operators have blanks, unary ones and brackets none',
    'x = ( 1+2 )*-3^ 2\ny = ! a . b [ 0 ]\nz = 5 .x\n',
    'x = (1 + 2) * -3 ^ 2\ny = !a.b[0]\nz = 5 .x\n',
  ],
  ['what is continued on another line is joined', 'x =\n  1 +\n  2\ny = a.\n  b\n', 'x = 1 + 2\ny = a.b\n'],
  [
    'comments behind lines are aligned',
    'a = 1 // one\nlonger = 22 // two\n',
    'a      = 1  // one\nlonger = 22 // two\n',
  ],
  [
    'comments above and below statements stay',
    '// head\n\n// above\na = 1\n// below\n\n\n// end\n',
    '// head\n\n// above\na = 1\n// below\n\n// end\n',
  ],
  [
    'comments in blocks and lists are indented',
    'a {\n// first\nx = [\n// in\n1, // one\n// last\n]\n// end\n}\n',
    'a {\n\t// first\n\tx = [\n\t\t// in\n\t\t1, // one\n\t\t// last\n\t]\n\t// end\n}\n',
  ],
  [
    'a block of nothing but a comment',
    'a { // why\n}\nb {\n// why\n}\n',
    'a { // why\n}\n\nb {\n\t// why\n}\n',
  ],
  [
    'comments within a line have blanks around',
    'x = /* a */ 1 /* b */\ny = [ /* c */ 2 ]\n',
    'x = /* a */ 1 /* b */\ny = [ /* c */ 2]\n',
  ],
  [
    'a comment of several lines is left as it is',
    '/* one\n     two */\nx = 1\n',
    '/* one\n     two */\nx = 1\n',
  ],
  [
    'a line that a field was broken onto is indented past the name above',
    'a_longer_name = [{a = 1,\nb = 2}]\n',
    'a_longer_name = [{a = 1,\n\t\tb     = 2}]\n',
  ],
  [
    'comments within a line end up where alloy fmt leaves them alone',
    'x = [1/* a */, b/* c */.d, f(2/* e */)]\n',
    'x = [1, /* a */ b.d, /* c */ f(2) /* e */ ]\n',
  ],
  [
    'a comment behind a comma that ends a line',
    'x = [\n1,// a\n2, /* b */\n]\n',
    'x = [\n\t1, // a\n\t2, /* b */\n]\n',
  ],
  ['a comment in front of an opening bracket moves behind it', 'x = /* a */ (1)\n', 'x = ( /* a */ 1)\n'],
  ['raw strings are left as they are', 'x = `a\n  b`\nlonger = 1\n', 'x = `a\n  b`\nlonger = 1\n'],
  ['strings are left as they are', 'x = "\\t\\u00e9 \\x41"\n', 'x = "\\t\\u00e9 \\x41"\n'],
  ['carriage returns before line feeds are dropped', 'a = 1 // c\r\nb = 2\r\n', 'a = 1 // c\nb = 2\n'],
  ['a byte order mark is dropped', '\ufeffa = 1\n', 'a = 1\n'],
  ['an empty file', '', '\n'],
  [
    'widths are counted in characters',
    'é = 1 // a\nee = "日本" // b\nf = "𝒳" // c\n',
    'é  = 1    // a\nee = "日本" // b\nf  = "𝒳"  // c\n',
  ],
  ['nested calls', 'x = f(g(1,\n2),\n{\na = 1,\n})\n', 'x = f(g(1,\n\t2),\n\t{\n\t\ta = 1,\n\t})\n'],
  [
    'nested objects',
    'a {\nx = {a = {\nb = 1,\n},}\n}\n',
    'a {\n\tx = {a = {\n\t\t\tb = 1,\n\t\t},\n\t}\n}\n',
  ],
])('%s', (_what, text, expected) => {
  expect(format(text, 'a.alloy')).toBe(expected);
  expect(format(expected, 'a.alloy')).toBe(expected);
});

/** Where `alloy fmt` would change what a file means, or make it one that it cannot read itself. */
test.each([
  ['tabs in strings', 'x = "a\tb"\n', 'x = "a\tb"\n'],
  ['indented lines of raw strings', 'config_file = `\n\t\ta\n\tb`\n', 'config_file = `\n\t\ta\n\tb`\n'],
  ['blanks at the ends of lines in raw strings', 'x = `a  \n\t\nb`\n', 'x = `a  \n\t\nb`\n'],
  ['form feeds and vertical tabs in strings', 'x = "a\fb\vc"\n', 'x = "a\fb\vc"\n'],
  [
    'escapes in keys, which mean nothing',
    'x = {"a\\"b" = 1, `c\\d` = 2, "" = 3}\n',
    'x = {"a\\"b" = 1, `c\\d` = 2, "" = 3}\n',
  ],
  ['a call without arguments over two lines', 'x = f(\n)\n', 'x = f()\n'],
  ['a comment before the rest of a reference', 'x = a.// c\nb\n', 'x = a.b // c\n'],
  ['a comment between a reference and an operator', 'x = a. // c\nb + 1\n', 'x = a.b + // c\n1\n'],
  ['a comment of several lines before an operator', 'x = a.\n/* c\n*/ b / 1\n', 'x = a.b / /* c\n*/ 1\n'],
])('keeps %s', (_what, text, expected) => {
  expect(format(text, 'a.alloy')).toBe(expected);
  expect(format(expected, 'a.alloy')).toBe(expected);
});

test('all that a trailing comment moves is moved at once, where alloy fmt needs a second round', () => {
  expect(format('x = f(\n\t1,\n) // c\ny = 1\n', 'a.alloy')).toBe('x = f(\n\t1,\n)\n\n// c\ny = 1\n');
});

test('a text with errors is not formatted, and every error is told', () => {
  const attempt = () => format('x = [1 2]\ny = \n', 'a.alloy');
  expect(attempt).toThrow(ObsError);
  expect(attempt).toThrow(/^a\.alloy:1:8: /);
  expect(attempt).toThrow(/^a\.alloy:2:4: /m);
});
