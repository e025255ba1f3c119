import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseYaml } from '../support/yaml.ts';
import { readSections } from './sections.ts';

test('the files of this repository are read by their sections', () => {
  for (const file of ['poddle', 'poddle-production', 'poddle-scale', 'guide-monitoring']) {
    const text = readFileSync(`clusters/${file}.yaml`, 'utf8');
    const [document] = parseYaml(text, file);
    expect(readSections(text)).toEqual(document?.value);
    expect(Object.keys(readSections(text) ?? {})).toEqual(Object.keys(document?.value as object));
  }
});

test('a section is read once', () => {
  const one = readSections('name: a\nnodes: # three\n  count: 3\n');
  const other = readSections('# another\nname: b\nnodes: # three\n  count: 3\n');
  expect(one?.nodes).toEqual({ count: 3 });
  expect(other?.nodes).toBe(one?.nodes);
});

test.each([
  ['', 'nothing'],
  ['# only a comment\n', 'a comment'],
  ['a: 1\na: 2\n', 'a section twice'],
  ['a: &x [1]\nb: *x\n', 'an alias'],
  ['a: 1\rb: 2\n', 'a carriage return'],
  ['a: "one\nb: two"\n', 'text over sections'],
  ['a: {\nb: 1 }\n', 'a mapping over sections'],
  ['a:\n- 1\n', 'a list at the beginning of lines'],
  ['a: 1\n---\nb: 2\n', 'two documents'],
  ['a: 1\n...\n', 'an end'],
  ['%YAML 1.2\n---\na: 1\n', 'a directive'],
  [' a: 1\nb: 2\n', 'what is indented before'],
  ['"a": 1\n', 'a quoted name'],
  ['? a\n: 1\n', 'a long key'],
  ['a: b: c\n', 'a mistake'],
  ['a:1\n', 'no name'],
  ['- 1\n', 'a list'],
])('%j is to be read as a whole: %s', (text) => {
  expect(readSections(text)).toBeUndefined();
});

test('so is a long text, which may say more than a document may', () => {
  const text = (length: number) => `a: ${'x'.repeat(length - 3)}`;
  expect(readSections(text(10_000))).toBeDefined();
  expect(readSections(text(10_001))).toBeUndefined();
});

test('what is read by sections is what the whole says', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      'name',
      'yes',
      'null',
      'x1',
      '1',
      '-',
      '- ',
      '?',
      '#',
      ' #',
      ': ',
      ':',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\n ',
    ],
    ...[
      '\n  ',
      '\na: ',
      '\nb:',
      '\nb:\n  ',
      '|',
      '|+',
      '>-',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ', ',
      '&x ',
      '!!str ',
      '---',
    ],
    ...['\n---\n', '...', '%', '\t', '@', '<<: ', '\\', '\n# c', '\n c: d'],
  );
  let read = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `a: ${pieces.join('')}`;
      const sections = readSections(text);
      if (!sections) return;
      read += 1;
      const documents = parseYaml(text, 'x');
      expect(documents).toHaveLength(1);
      expect(documents[0]?.value).toEqual(sections);
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(100);
});
