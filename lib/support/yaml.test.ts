import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { YAML11_SCHEMA } from 'js-yaml';
import { ObsError } from './errors.ts';
import { decodeUtf8, dumpYaml, parseYaml } from './yaml.ts';

const only = (text: string) => {
  const [document] = parseYaml(text, 'x.yaml');
  if (!document) throw new Error('no document');
  return document;
};

describe('what it reads', () => {
  test.each([
    ['', []],
    ['# only a comment\n', []],
    ['a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['yes', ['yes']],
    ['12:30:45', ['12:30:45']],
  ])('%j', (text, values) => {
    expect(parseYaml(text, 'x.yaml').map(({ value }) => value)).toEqual(values);
  });

  test('scalars as another schema reads them', () => {
    const [document] = parseYaml('yes', 'x.yaml', { schema: YAML11_SCHEMA });
    expect(document?.value).toBe(true);
  });
});

describe('where things stand', () => {
  const text = 'name: a\nnodes:\n  - size: 2\n    labels: {x: 1, y: 2}\n  - size: 3\nlast: &k v\nalias: *k\n';

  test.each([
    [[], 1, 1],
    [['name'], 1, 1],
    [['nodes', 0], 3, 5],
    [['nodes', 0, 'size'], 3, 5],
    [['nodes', 0, 'labels', 'y'], 4, 20],
    [['nodes', 1, 'size'], 5, 5],
    [['nodes', 1, 'missing', 'deeper'], 5, 5],
    [['alias'], 7, 1],
  ])('%j', (path, line, column) => {
    expect(only(text).locate(path)).toEqual({ file: 'x.yaml', line, column });
  });

  test('in the second document', () => {
    expect(parseYaml('a: 1\n---\nb:\n  c: 2\n', 'x.yaml')[1]?.locate(['b', 'c'])).toEqual({
      file: 'x.yaml',
      line: 4,
      column: 3,
    });
  });
});

describe('what it refuses', () => {
  test.each([
    ['a duplicate key', 'a: 1\na: 2\n', /^x\.yaml:2:1: not valid YAML: .*\n {2}keep one of the two$/],
    ['a tab in the indentation', 'a:\n\tb: 1\n', /^x\.yaml:2:.*indent with spaces/s],
    ['an open bracket', 'a: [1, 2\n', /^x\.yaml:/],
    ['an unknown alias', 'a: *b\n', /^x\.yaml:1:/],
    ['anchors that explode', bomb(), /stands for more than 1000000 values/],
    ['an alias inside of its own anchor', 'a: &a {x: *a}\n', /or 500 levels, once its aliases/],
    ['nesting without end', '['.repeat(5000), /^x\.yaml:/],
  ])('%s', (_, text, message) => {
    expect(() => parseYaml(text, 'x.yaml')).toThrow(ObsError);
    expect(() => parseYaml(text, 'x.yaml')).toThrow(message);
  });

  test('bytes that are not UTF-8', () => {
    expect(() => decodeUtf8(Uint8Array.of(0x61, 0xff), 'x.yaml')).toThrow(
      'x.yaml: this file is not UTF-8 text',
    );
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'x.yaml')).toBe('a');
  });
});

describe('what it writes', () => {
  test('strings that YAML 1.1 would read as something else are quoted', () => {
    for (const word of [
      'y',
      'n',
      'yes',
      'no',
      'on',
      'off',
      'true',
      'null',
      '~',
      '1e3',
      '0o17',
      '017',
      '1_000',
      '12:30:45',
      '2024-01-01',
      '.5',
      '=',
    ]) {
      expect(dumpYaml({ k: word })).toBe(`k: '${word}'\n`);
    }
  });

  test('text of several lines is a block', () => {
    expect(dumpYaml({ k: 'a\n\tb\n' })).toBe('k: |\n  a\n  \tb\n');
  });

  test('reading gives back what was written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(only(dumpYaml(plain)).value).toEqual(plain);
      }),
    );
  });
});

function bomb(): string {
  const levels = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++) {
    levels.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  }
  return levels.join('\n');
}
