import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { program } from '../../lib/checks/configuration/testing.ts';
import { inventoryOf } from '../../lib/checks/testing.ts';
import { askPrograms } from './configurations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-programs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A Loki that notes how it was started, and ends as it is told. */
function fakeLoki(code: number): string {
  const file = join(folder, 'loki');
  const script = `const { readFileSync, writeFileSync } = require('node:fs');
const [config] = process.argv.slice(2).filter((word) => word.startsWith('-config.file='));
writeFileSync(${JSON.stringify(join(folder, 'asked.json'))}, JSON.stringify({
  args: process.argv.slice(2).filter((word) => word !== config),
  key: process.env.S3_KEY,
  text: readFileSync(config.slice('-config.file='.length), 'utf8'),
}));
console.error('line 1: no such field');
process.exit(${code});`;
  writeFileSync(file, `#!${process.execPath}\n${script}`);
  chmodSync(file, 0o755);
  return file;
}

const manifests = program('loki:3.7.6', {
  args: '-config.file=/etc/it/config.yaml, -config.expand-env=true',
  files: { 'config.yaml': 'a: ${S3_KEY}\n' },
});
const ofLoki = async (env: Record<string, string>, text: readonly string[] = manifests) =>
  (await askPrograms(inventoryOf(text), env)).find(({ program: name }) => name === 'loki');

test('a program is asked with its own arguments, files and variables', async () => {
  expect(await ofLoki({ LOKI_BIN: fakeLoki(0) })).toMatchObject({
    outcome: 'passed',
    about: '1 configuration',
  });
  expect(JSON.parse(readFileSync(join(folder, 'asked.json'), 'utf8'))).toEqual({
    args: ['-config.expand-env=true', '-verify-config'],
    key: 'unknown',
    text: 'a: ${S3_KEY}\n',
  });
});

test('what it says against it is told', async () => {
  expect(await ofLoki({ LOKI_BIN: fakeLoki(1) })).toMatchObject({
    outcome: 'failed',
    complaints: ['StatefulSet it: line 1: no such field'],
  });
});

test('no program, and no configuration, are no proof', async () => {
  expect(await ofLoki({ PATH: '' })).toMatchObject({ outcome: 'skipped' });
  expect(await ofLoki({ LOKI_BIN: fakeLoki(0) }, [])).toMatchObject({ outcome: 'skipped' });
});
