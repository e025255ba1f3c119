import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readSecretFiles } from './files.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'secret-files-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (path: string, text = path) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

test('no folder', () => {
  expect(readSecretFiles(root, 'home')).toEqual([]);
});

test('every file of the cluster, in folders too, but for settings of tools', () => {
  for (const path of ['home/b.yaml', 'home/a/c.yaml', 'home/.sops.yaml', 'home/.git/x.yaml', 'other/d.yaml'])
    write(`secrets/${path}`);
  const found = readSecretFiles(root, 'home').map(({ file, bytes }) => [file, String(bytes)]);
  expect(found).toEqual(['secrets/home/a/c.yaml', 'secrets/home/b.yaml'].map((path) => [path, path]));
});

test('a file where the folder belongs, and a link that leads nowhere', () => {
  write('secrets/home');
  expect(() => readSecretFiles(root, 'home')).toThrow(/^secrets\/home: this is no folder/);
  mkdirSync(join(root, 'secrets/other'));
  symlinkSync('nowhere', join(root, 'secrets/other/a.yaml'));
  expect(() => readSecretFiles(root, 'other')).toThrow(
    /^secrets\/other\/a\.yaml: this cannot be read \(ENOENT\)/,
  );
});
