import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { print } from './statements.ts';

/** What one round of `alloy fmt` of Alloy 1.18 makes of these texts. */
test.each([
  ['x = [1/* a */, 2]\n', 'x = [1 /* a */ , 2]\n'],
  ['x = [1 /* a */, 2]\n', 'x = [1, /* a */ 2]\n'],
  ['x = é/* a */.b\n', 'x = é /* a */ .b\n'],
  ['x = é /* a */.b\n', 'x = é. /* a */ b\n'],
  ['x = a/* a */./* b */c/* c */\n', 'x = a /* a */ .c /* b */ /* c */\n'],
  ['x = f(1/* a */, 2 /* b */)\n', 'x = f(1 /* a */ , 2) /* b */\n'],
  ['x = f(\n\t1,\n) // a\n', 'x = f(\n\t1,\n)\n// a\n'],
  ['x = /* a */ (1 /* b */)\n', 'x = ( /* a */ 1) /* b */\n'],
  ['x /* a */ = 1\n', 'x = /* a */ 1\n'],
  ['x = {a /* a */ = 1/* b */, b = 2}\n', 'x = {a = /* a */ 1 /* b */ , b = 2}\n'],
  ['x = !/* a */a + /* b */ -1\n', 'x = ! /* a */ a + /* b */ -1\n'],
  ['a /* a */ "b" /* b */ { /* c */ }\n', 'a /* a */ "b" /* b */ { /* c */ }\n'],
  ['a { // a\n\n// b\n\tx = 1 // c\n\n\n// d\n}\n', 'a { // a\n\n\t// b\n\tx = 1 // c\n\n\t// d\n}\n'],
  ['x = [ // a\n\t1, /* b */ 2, // c\n]\n', 'x = [ // a\n\t1, /* b */ 2, // c\n]\n'],
  ['a {\n\n/* a */ /* b */\nlonger_name = 1\n}\n', 'a {\n\n\t/* a */     /* b */\n\tlonger_name = 1\n}\n'],
  [
    'x = 1 // a\nlonger = [\n\t2, // b\n] // c\ny = 3 // d\n',
    'x      = 1 // a\nlonger = [\n\t2, // b\n] // c\ny = 3 // d\n',
  ],
])('%j is printed as %j', (text, expected) => {
  expect(print(parse(text, 'f').file)).toBe(expected);
});
