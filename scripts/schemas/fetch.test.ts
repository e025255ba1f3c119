import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { sha256 } from '../../lib/support/json.ts';
import type { RunResult } from '../../lib/support/process.ts';

const run = jest.fn<(command: string, args: readonly string[]) => Promise<RunResult>>();
jest.unstable_mockModule('../../lib/support/process.ts', () => ({ run }));
const { fetchFiles } = await import('./fetch.ts');

let folder: string;
let zip: string;
let digest: string;
beforeEach(() => {
  run.mockReset();
  folder = mkdtempSync(join(tmpdir(), 'obs-fetch-'));
  zip = join(folder, 'v1.zip');
  const bytes = zipSync({
    'm@v1/b.yaml': Buffer.from('b'),
    'm@v1/a.yaml': Buffer.from('a'),
    'm@v1/c.txt': Buffer.from('c'),
  });
  writeFileSync(zip, bytes);
  digest = sha256(bytes);
});
afterEach(() => rmSync(folder, { recursive: true }));

const module = () => ({ registry: 'go', name: 'example.com/m', version: 'v1', sha256: digest }) as const;
const printed = (stdout: string, code = 0) => run.mockResolvedValue({ code, stdout, stderr: 'sorry' });

test('a Go module is fetched by go, also when it asks for a newer one', async () => {
  printed(JSON.stringify({ Zip: zip, Error: 'requires go >= 9' }), 1);
  expect([...(await fetchFiles(module(), /\.yaml$/, folder))]).toEqual([
    ['m@v1/a.yaml', 'a'],
    ['m@v1/b.yaml', 'b'],
  ]);
  expect(run.mock.calls.map(([command, args]) => [command, ...args])).toEqual([
    ['go', 'mod', 'download', '-json', 'example.com/m@v1'],
  ]);
});

test('a wheel is fetched by pip, once', async () => {
  const wheel = { ...module(), registry: 'pip', name: 'schemas' } as const;
  run.mockImplementation(async () => {
    writeFileSync(join(folder, 'schemas-v1', 'schemas-v1-any.whl'), zipSync({}));
    return { code: 0, stdout: '', stderr: '' };
  });
  await expect(fetchFiles(wheel, /./, folder)).rejects.toThrow('sha256');
  await expect(fetchFiles(wheel, /./, folder)).rejects.toThrow('sha256');
  expect(run.mock.calls.map(([command, args]) => [command, ...args])).toEqual([
    ['python3', '-m', 'pip', 'download', '--no-deps', '--dest', join(folder, 'schemas-v1'), 'schemas==v1'],
  ]);
});

test('another content than the recorded one is refused', async () => {
  printed(JSON.stringify({ Zip: zip }));
  await expect(fetchFiles({ ...module(), sha256: 'x' }, /./, folder)).rejects.toThrow(
    `the archive's sha256 is ${digest}, not x`,
  );
});

test('an archive without the files is refused', async () => {
  printed(JSON.stringify({ Zip: zip }));
  await expect(fetchFiles(module(), /\.json$/, folder)).rejects.toThrow('has no file that matches');
});

test('a client that fails is told', async () => {
  printed('', 1);
  await expect(fetchFiles(module(), /./, folder)).rejects.toThrow('go failed with exit code 1: sorry');
});
