import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ClusterRenders } from '../lib/helm/cluster-renders.ts';
import type { RenderRequest } from '../lib/helm/render.ts';
import { tar } from '../lib/helm/testdata/tar.ts';
import { newRoot, request, tinyChart } from '../lib/helm/testdata/workspace.ts';
import { sha256 } from '../lib/support/json.ts';
import type { RunResult } from '../lib/support/process.ts';

const run = jest.fn<(command: string, args: readonly string[]) => Promise<RunResult>>();
jest.unstable_mockModule('../lib/support/process.ts', () => ({ run }));
const { charts } = await import('./charts.ts');
const { buildWithRenders } = await import('../lib/helm/build.ts');
const { clusterRenders } = await import('../lib/helm/cluster-renders.ts');
const { openWorkspace } = await import('../lib/helm/workspace.ts');

let root: string;
let asked: readonly RenderRequest[];
const before = process.env.HELM_BIN;
beforeEach(() => {
  root = newRoot();
  asked = [request({ replicas: 1 })];
  mkdirSync(join(root, 'bin'));
  process.env.HELM_BIN = join(root, 'bin/helm');
  writeFileSync(process.env.HELM_BIN, '', { mode: 0o755 });
  helmPrints(80);
});
afterEach(() => {
  if (before === undefined) delete process.env.HELM_BIN;
  else process.env.HELM_BIN = before;
  rmSync(root, { recursive: true, force: true });
});

/** A helm that prints a Service with this port. */
function helmPrints(port: number): void {
  const service = `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: ${port}}]}\n`;
  run.mockImplementation(async (_, args) => ({
    code: 0,
    stdout: args[0] === 'version' ? 'v4.0.0\n' : service,
    stderr: '',
  }));
}

const archive = gzipSync(
  tar([
    { path: 'tiny/Chart.yaml', text: 'name: tiny\nversion: 0.1.0\n' },
    { path: 'tiny/values.yaml', text: 'replicas: 1\n' },
  ]),
);
const digest = `sha256:${sha256(archive)}`;
const index = `entries: {tiny: [{version: 0.1.0, digest: ${sha256(archive)}, urls: [t.tgz]}]}`;

async function obs(...argv: string[]) {
  let out = '';
  const code = await charts(argv, {
    root,
    stdout: { write: (text) => (out += text) },
    collect: async (workspace): Promise<ClusterRenders[]> => [
      clusterRenders(workspace, 'poddle', (renders) => asked.map((one) => renders.get(one))),
    ],
    download: {
      fetcher: async (url) => new Response(url.endsWith('.yaml') ? index : new Uint8Array(archive)),
    },
  });
  return { code, out };
}
const synth = () => buildWithRenders(openWorkspace(root), (renders) => asked.map((one) => renders.get(one)));
const stored = () => openWorkspace(root).store.all();

test.each<[string[], number]>([
  [[], 2],
  [['--help'], 0],
  [['verify', '--help'], 0],
])('%j tells how to use it', async (argv, code) => {
  expect(await obs(...argv)).toEqual({ code, out: expect.stringContaining('Usage: obs charts <command>') });
});

test.each<[string[], string]>([
  [['pul'], 'there is no command "charts pul"\n  did you mean "pull"?'],
  [['constructor'], 'there is no command "charts constructor"'],
  [['import'], 'charts import needs a path'],
  [['pull', 'tinny'], 'has no chart "tinny"\n  did you mean "tiny"?'],
  [['list', '--format', 'sarif'], 'there is no format "sarif"'],
  [['prune', '--force'], "Unknown option '--force'"],
])('%j is wrong use', async (argv, message) => {
  await expect(obs(...argv)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(message),
  });
});

test('import, synth, verify: the same again, but not verified', async () => {
  expect(await obs('import', tinyChart)).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^tiny 0.1.0: imported, sha256:[0-9a-f]{64} \(of the folder's files\); .* not verified\n$/,
    ),
  });
  await synth();
  const { code, out } = await obs('verify');
  expect(code).toBe(3);
  expect(out).toMatch(/^warning helm\/not-verified: release ns\/one \(chart tiny 0.1.0\) is the same again/);
  expect(out).toMatch(/\n1 render made again: 1 the same, 0 newly verified\n$/);
  expect(stored()[0]?.record.verified).toBe(false);
});

test('pull records the digest, and stores verified renders', async () => {
  await obs('import', tinyChart);
  await synth();
  expect(await obs('pull')).toEqual({
    code: 0,
    out: `tiny 0.1.0: downloaded, ${digest} (written to helm-charts.yaml)\n1 render verified\n`,
  });
  expect(readFileSync(join(root, 'helm-charts.yaml'), 'utf8')).toContain(`digest: ${digest} # not known yet`);
  await synth();
  expect(
    stored()
      .map(({ record }) => record.verified)
      .sort(),
  ).toEqual([false, true]);

  expect((await obs('prune')).out).toMatch(
    /^removed imports\/renders\/ns.one.[0-9a-f]{10}.json\n1 unused render removed\n$/,
  );
  expect(stored().map(({ record }) => record.verified)).toEqual([true]);
  expect(await obs('prune')).toEqual({ code: 0, out: '0 unused renders removed\n' });
});

test('pull replaces what an imported copy rendered differently, and says what', async () => {
  writeFileSync(
    join(root, 'helm-charts.yaml'),
    readFileSync(join(root, 'helm-charts.yaml'), 'utf8').replace('null', digest),
  );
  await obs('import', tinyChart);
  await synth();
  helmPrints(81);
  const { out } = await obs('pull', 'tiny');
  expect(out).toContain(
    'ns/one: the locked archive renders it differently; replaced\n  Service ns/a spec.ports[0].port: 80 → 81\n',
  );
  expect(stored()).toMatchObject([{ record: { verified: true, source: { archive: digest } } }]);
});

test('verify finds what differs, and changes nothing', async () => {
  await obs('pull');
  await synth();
  const folder = join(root, 'imports/renders');
  const [file = ''] = readdirSync(folder);
  const text = readFileSync(join(folder, file), 'utf8');
  expect(await obs('verify')).toEqual({
    code: 0,
    out: '1 render made again: 1 the same, 0 newly verified\n',
  });

  helmPrints(81);
  const { code, out } = await obs('verify');
  expect(code).toBe(1);
  expect(out).toContain(
    'error helm/render-differs: Service ns/a spec.ports[0].port: release ns/one (chart tiny 0.1.0): stored 80, rendered 81',
  );
  expect(JSON.parse((await obs('verify', '--format', 'json')).out)).toHaveLength(1);
  expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
});

test('verify marks what the locked archive renders the same', async () => {
  await obs('pull');
  const [{ record } = { record: undefined }] = stored();
  if (!record) throw new Error('nothing stored');
  openWorkspace(root).store.write({ ...record, verified: false, source: { tree: 'sha256:x' } });
  expect((await obs('verify')).out).toContain('1 the same, 1 newly verified');
  expect(stored()).toMatchObject([{ record: { verified: true, source: { archive: digest } } }]);
});

test('verify finds a release that is not stored, and facts that were edited', async () => {
  await obs('pull');
  asked = [request({ replicas: 2 })];
  openWorkspace(root).facts.write({
    chart: 'tiny',
    version: '0.1.0',
    values: { replicas: 'number', made: 'string' },
  });
  const { code, out } = await obs('verify');
  expect(code).toBe(1);
  expect(out).toContain('error helm/not-stored: release ns/one (chart tiny 0.1.0) has no stored render');
  expect(out).toContain('imports/charts/tiny-0.1.0.json: error helm/facts-differ');
});

test('prune does not guess while renders are missing', async () => {
  await obs('pull');
  await synth();
  asked = [request({ replicas: 2 })];
  await expect(obs('prune')).rejects.toThrow('renders are missing for poddle');
  expect(stored()).toHaveLength(1);
});

test('list before and after pulling', async () => {
  expect((await obs('list')).out).toBe(
    'CHART  VERSION  DIGEST         ARCHIVE  VERIFIED  USED BY\ntiny   0.1.0    not known yet  none     -         poddle\n',
  );
  await obs('import', tinyChart);
  await synth();
  expect((await obs('list')).out).toMatch(/not known yet {2}imported {2}no +poddle\n$/);
  await obs('pull');
  expect((await obs('list')).out).toMatch(/sha256:[0-9a-f]{12} {2}pulled +yes +poddle\n$/);
  asked = [];
  expect(JSON.parse((await obs('list', '--format', 'json')).out)).toEqual([
    { name: 'tiny', version: '0.1.0', digest, archive: 'pulled', verified: null, usedBy: [] },
  ]);
  writeFileSync(join(root, '.cache/charts/tiny-0.1.0/chart.tgz'), 'x');
  expect((await obs('list')).out).toContain(' wrong ');
});
