import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findFiles } from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), '');
};

test('a folder that is not there, or is none, is the user’s mistake', () => {
  expect(() => findFiles(join(folder, 'none'))).toThrow('there is no such folder');
  write('file.yaml');
  expect(() => findFiles(join(folder, 'file.yaml'))).toThrow('is no folder');
});

test('an empty folder has no files', () => {
  expect(findFiles(folder)).toEqual({ manifests: [], unread: [], otherFiles: 0, passedOver: [] });
});

test('manifests are found by their name, all others are counted', () => {
  for (const path of ['b.yml', 'a.yaml', 'deep/er/c.JSON', 'README.md', 'deep/Makefile']) write(path);
  expect(findFiles(folder)).toEqual({
    manifests: ['a.yaml', 'b.yml', 'deep/er/c.JSON'],
    unread: [],
    otherFiles: 2,
    passedOver: [],
  });
});

test('hidden folders and node_modules are passed over, and named', () => {
  for (const path of ['.git/a.yaml', 'x/node_modules/b/c.json', 'd.yaml']) write(path);
  expect(findFiles(folder)).toMatchObject({ manifests: ['d.yaml'], passedOver: ['.git', 'x/node_modules'] });
});

test('links are read where they lead to in the same folder, and else reported', () => {
  write('real/a.yaml');
  symlinkSync('real/a.yaml', join(folder, 'inside.yaml'));
  symlinkSync('real', join(folder, 'folder'));
  symlinkSync('..', join(folder, 'real', 'round'));
  symlinkSync(tmpdir(), join(folder, 'outside'));
  symlinkSync('none', join(folder, 'dead.yaml'));
  const { manifests, otherFiles, unread } = findFiles(folder);
  expect(manifests).toEqual(['real/a.yaml']);
  expect(otherFiles).toBe(1);
  expect(
    unread.map(
      ({ at, message, severity }) =>
        `${at?.file.slice(folder.length + 1)}: ${severity ?? 'error'}: ${message.replace(/, to .*,/, '')}`,
    ),
  ).toEqual([
    'dead.yaml: error: this link leads nowhere',
    'folder: warning: this link leads to a folder, which is not read through it',
    'outside: warning: this link leads to a folder, which is not read through it',
    'real/round: warning: this link leads to a folder, which is not read through it',
  ]);
});
