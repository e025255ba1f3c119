import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildStack } from '../charts/build.ts';
import { loadClusters } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { secrets } from './secrets.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'secrets-'));
  for (const input of ['clusters', 'imports', 'river', 'helm-charts.yaml']) {
    cpSync(input, join(root, input), { recursive: true });
  }
});
afterEach(() => rmSync(root, { recursive: true }));

const sink = (write: (text: string) => void) =>
  new Writable({
    write(chunk, _, done) {
      write(String(chunk));
      done();
    },
  });

async function call(...args: string[]): Promise<string> {
  let told = '';
  const stdout = sink((text) => {
    told += text;
  });
  const stderr = sink(() => {});
  expect(await secrets(args, { root, program: 'test', stdout, stderr, env: {} })).toBe(0);
  return told;
}

const cluster = (name: string, more: string) =>
  writeFileSync(join(root, `clusters/${name}.yaml`), `extends: poddle.yaml\nname: ${name}\n${more}\n`);

test('every Secret of the contract, each with someone who reads it and a command without a value', async () => {
  const rows = JSON.parse(await call('poddle', '--format', 'json')) as Record<string, unknown>[];
  const [loaded] = loadClusters(root, ['poddle']);
  if (!loaded) throw new Error('no cluster');
  const { all } = buildStack(root, loaded, new StoredRenders(openWorkspace(root))).secrets;
  expect(rows.map(({ namespace, name, keys }) => ({ namespace, name, keys }))).toEqual(
    all.map(({ namespace, name, keys }) => ({ namespace, name, keys })),
  );
  for (const { readers, command } of rows) {
    expect(readers).not.toEqual([]);
    expect(command).toMatch(/^kubectl create secret generic .*\/dev\/stdin$/);
    expect(command).not.toMatch(/--from-literal/);
  }
});

test('the text of one Secret', async () => {
  expect(await call('poddle')).toContain(`
loki/minio-credentials
  keys     S3_ACCESS_KEY, S3_SECRET_KEY
  for      Loki stores its chunks in MinIO
  read by  StatefulSet loki
  command  kubectl create secret generic minio-credentials --namespace loki --from-env-file=/dev/stdin
  input    a line for each key: S3_ACCESS_KEY=…, S3_SECRET_KEY=…; then Ctrl-D
`);
});

test('what lies in a store is told by its place there', async () => {
  cluster('vaulted', 'secrets: { external-secrets: { name: vault } }');
  const told = await call('vaulted');
  expect(told).toMatch(/^vaulted: \d+ Secrets, external-secrets\n/);
  expect(told).toContain('  store    vaulted/loki/minio-credentials, a property for each key\n');
  expect(told).not.toContain('kubectl');
});

test('encrypted files that are not there yet are no obstacle; what Flux reads is made in the cluster', async () => {
  cluster(
    'fluxed',
    'secrets: sops\ngitops: { tool: flux, repository: "ssh://git@example.com/x.git", credentials: key }',
  );
  const told = await call('fluxed');
  expect(told).toMatch(
    /command {2}kubectl .*minio-credentials .*--dry-run=client .*\| sops encrypt .*> secrets\/fluxed\/loki\.minio/,
  );
  expect(told).toMatch(
    /flux-system\/key\n {2}keys {5}identity, known_hosts\n.*\n {2}command {2}kubectl [^|]*\n/,
  );
  expect(told).toMatch(/flux-system\/sops-age\n {2}keys {5}age\.agekey\n/);
});

test('wrong use', async () => {
  await expect(call('--format', 'yaml')).rejects.toThrow(
    /there is no format "yaml"\n {2}allowed: text, json/,
  );
  await expect(call('--all')).rejects.toThrow(/obs secrets --help/);
  await expect(call('poddel')).rejects.toThrow(/did you mean "poddle"/);
  expect(await call('--help')).toMatch(/^Usage: obs secrets/);
});
