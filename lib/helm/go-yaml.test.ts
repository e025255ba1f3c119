import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseGoYaml } from './go-yaml.ts';
import { helmAt } from './helm-process.ts';
import { template } from './template.ts';
import { realHelm, request } from './testdata/workspace.ts';

/** Literals and what Helm's own `fromYaml | toJson` makes of them. */
const goLiterals: readonly [string, unknown][] = [
  ['', null],
  ['~', null],
  ['NULL', null],
  ['y', true],
  ['Yes', true],
  ['on', true],
  ['TRUE', true],
  ['n', false],
  ['off', false],
  ['yEs', 'yEs'],
  ['0644', 420],
  ['0o644', 420],
  ['08', 8],
  ['0x1F', 31],
  ['-0x1f', -31],
  ['0b11', 3],
  ['1_000', 1000],
  ['+1', 1],
  ['-0', 0],
  ['1e3', 1000],
  ['1.', 1],
  ['.5', 0.5],
  ['+.5', 0.5],
  ['1.10', 1.1],
  ['.5_0', 0.5],
  ['1e400', '1e400'],
  ['_1', '_1'],
  ['1.2.3', '1.2.3'],
  ['12:30:45', '12:30:45'],
  ['2024-01-01', '2024-01-01'],
  ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
  ['9007199254740991', 9007199254740991],
  ['"yes"', 'yes'],
];

test.each(goLiterals)('%s is %j', (literal, value) => {
  expect(parseGoYaml(`key: ${literal}\n`, 'x')).toEqual([{ key: value }]);
});

test('keys are text, whatever they look like', () => {
  expect(parseGoYaml('y: 1\n8080: 2\n', 'x')).toEqual([{ true: 1, 8080: 2 }]);
});

test('empty documents are null, anchors and merge keys are followed', () => {
  expect(parseGoYaml('---\n# nothing\n---\na: &a {x: 1}\nb: {<<: *a, z: 2}\n', 'x')).toEqual([
    null,
    { a: { x: 1 }, b: { x: 1, z: 2 } },
  ]);
});

test('an integer that would be rounded is refused', () => {
  expect(() => parseGoYaml('a: 9223372036854775807', 'x')).toThrow(
    'the integer 9223372036854775807 is too large to be kept exactly',
  );
});

test('a duplicate key is refused, with its place', () => {
  expect(() => parseGoYaml('a: 1\na: 2\n', 'loki')).toThrow(
    /^loki:2:1: not valid YAML: duplicated mapping key/,
  );
});

const program = await realHelm();
(program ? test : test.skip)('the real helm reads all of these the same', async () => {
  const chart = mkdtempSync(join(tmpdir(), 'obs-literals-'));
  try {
    mkdirSync(join(chart, 'templates'));
    const text = goLiterals.map(([literal], index) => `k${index}: ${literal}\n`).join('');
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: literals\nversion: 0.1.0\n');
    writeFileSync(join(chart, 'literals.yaml'), text);
    writeFileSync(
      join(chart, 'templates/a.yaml'),
      'json: {{ .Files.Get "literals.yaml" | fromYaml | toJson }}\n',
    );
    const { manifests } = await template(helmAt(program ?? '', join(chart, 'home')), chart, request());
    const read = JSON.parse(/^json: (.*)$/m.exec(manifests)?.[1] ?? '');
    expect(read).toEqual(parseGoYaml(text, 'x')[0]);
  } finally {
    rmSync(chart, { recursive: true });
  }
});
