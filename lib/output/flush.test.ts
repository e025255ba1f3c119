import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';
import { ExitCode, ObsError } from '../support/errors.ts';
import type * as processModule from '../support/process.ts';
import { watchedDisk } from './testing.ts';

const run = jest.fn<typeof processModule.run>();
jest.unstable_mockModule('../support/process.ts', () => ({ run }));
const { flush } = await import('./flush.ts');

const folder = mkdtempSync(join(tmpdir(), 'obs-output-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'a'));
const files = Array.from({ length: 101 }, (_, index) => join(folder, 'a', String(index)));
for (const file of files) writeFileSync(file, '');

let synced: string[];
const disk = watchedDisk((name, [path]) => {
  if (name === 'openSync') synced.push(String(path));
});
beforeEach(() => {
  synced = [];
  run.mockReset();
});
const onLinux = process.platform === 'linux' ? test : test.skip;

test('nothing is nothing', async () => {
  await flush(disk, [], folder);
  expect(synced).toEqual([]);
});

test('a few files are synced side by side', async () => {
  await flush(disk, files.slice(0, 100), folder);
  expect(synced).toEqual(files.slice(0, 100));
  expect(run).not.toHaveBeenCalled();
});

onLinux('many at once', async () => {
  run.mockResolvedValue({ code: 0, stdout: '', stderr: '' });
  await flush(disk, files, folder);
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  expect(run.mock.calls).toEqual([['sync', ['-f', '--', folder], { env }]]);
  expect(synced).toEqual([]);
});

onLinux.each<[string, () => Promise<processModule.RunResult>]>([
  ['fails', async () => ({ code: 1, stdout: '', stderr: '' })],
  ['is missing', () => Promise.reject(new ObsError({ message: 'no such program' }, ExitCode.outside))],
])('side by side where `sync` %s', async (_, answer) => {
  run.mockImplementation(answer);
  await flush(disk, files, folder);
  expect(synced).toEqual(files);
});

onLinux('a bug is no missing program', async () => {
  run.mockRejectedValue(new TypeError('bug'));
  await expect(flush(disk, files, folder)).rejects.toThrow('bug');
});
