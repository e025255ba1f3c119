import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { File } from './ast.ts';
import { Cursor } from './cursor.ts';
import { format } from './format.ts';
import { parse } from './parse.ts';
import { Source } from './source.ts';
import { dataOf, samples } from './testing.ts';

const commentsOf = (file: File) => file.comments.flat().map(({ text }) => text);

function parseSound(text: string): File {
  const { file, errors } = parse(text, 'f');
  expect(errors).toEqual([]);
  return file;
}

test('a text is parsed to the tree that it means', () => {
  fc.assert(
    fc.property(samples, ({ tree, text }) => {
      expect(dataOf(parseSound(text))).toEqual(tree);
    }),
    { numRuns: 100 },
  );
});

test('formatting keeps the tree and the comments, and a second time changes nothing', () => {
  fc.assert(
    fc.property(samples, ({ tree, text }) => {
      const formatted = format(text, 'f');
      const file = parseSound(formatted);
      expect(dataOf(file)).toEqual(tree);
      expect(commentsOf(file)).toEqual(commentsOf(parseSound(text)));
      expect(format(formatted, 'f')).toBe(formatted);
    }),
    { numRuns: 100 },
  );
});

/** Whatever the text: an answer, with positions inside the text, and a law-abiding one if it is sound. */
function expectAnAnswer(text: string): void {
  const { file, errors } = parse(text, 'f');
  const lines = text.split('\n');
  for (const { at } of errors) {
    const line = lines[(at?.line ?? 0) - 1];
    expect(line).toBeDefined();
    expect(at?.column).toBeGreaterThan(0);
    expect(at?.column).toBeLessThanOrEqual(Buffer.byteLength(line ?? '') + 1);
  }
  if (errors.length > 0) return;
  const formatted = format(text, 'f');
  expect(dataOf(parseSound(formatted))).toEqual(dataOf(file));
  expect(format(formatted, 'f')).toBe(formatted);
}

test('any text has an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), expectAnAnswer), { numRuns: 200 });
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      expectAnAnswer,
    ),
  );
});

const tokens = [
  'a',
  'b',
  '.',
  '=',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ',',
  '"s"',
  '"',
  '`',
  '\n',
  '/',
  '//',
  '/*',
  '*/',
  '1',
  '-',
  '^',
  '|',
  ' ',
];

test('any sequence of tokens has an answer', () => {
  const text = fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(fc.property(text, expectAnAnswer), { numRuns: 600 });
});

test('a text with something cut out, put in or doubled has an answer', () => {
  const edit = fc.record({
    at: fc.nat(),
    length: fc.nat(8),
    insert: fc.constantFrom('', '', ...tokens),
    copies: fc.constantFrom(0, 0, 2),
  });
  fc.assert(
    fc.property(samples, fc.array(edit, { minLength: 1, maxLength: 3 }), ({ text }, edits) => {
      let edited = text;
      for (const { at, length, insert, copies } of edits) {
        const start = at % (edited.length + 1);
        const part = edited.slice(start, start + length);
        edited = edited.slice(0, start) + insert + part.repeat(copies) + edited.slice(start + length);
      }
      expectAnAnswer(edited);
    }),
    { numRuns: 200 },
  );
});

/** How often the parser asks for a token, goes to one, or looks up a line. */
function stepsFor(text: string): number {
  const spies = [
    jest.spyOn(Cursor.prototype, 'next'),
    jest.spyOn(Cursor.prototype, 'kindAfter'),
    jest.spyOn(Source.prototype, 'lineAt'),
  ];
  parse(text, 'f');
  const steps = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  jest.restoreAllMocks();
  return steps;
}

test.each([
  ['sound text', 'a "b" {\n\tc = [d.e(1), {f = "g"}]\n}\n'],
  ['one long line', 'a = 1 '],
  ['brackets that are never closed', '[ a '],
  ['blocks that are never closed', 'a {\nb = 1\n}\nc = {\n'],
  ['brackets that were never opened', '} ] )'],
  ['missing commas', 'a = [\nb\nc\n]\n'],
  ['names with dots', 'a.b.c.d '],
  ['strings without end', 'a = "\n'],
  ['raw strings without partners', 'a = `\n` `\n'],
  ['illegal characters', '§ \0 '],
  ['comments', '/* a */ // b\n'],
  ['comments behind values', 'a = 1 /* b */ /* c */\n'],
])('the work grows no faster than the text: %s', (_what, part) => {
  const once = stepsFor(part.repeat(200));
  const twice = stepsFor(part.repeat(400));
  expect(once).toBeGreaterThan(0);
  expect(twice).toBeLessThan(once * 2.2 + 100);
});
