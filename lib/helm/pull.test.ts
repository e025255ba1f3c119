import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ObsError } from '../support/errors.ts';
import { sha256 } from '../support/json.ts';
import { cachedChart } from './chart-cache.ts';
import { type DownloadOptions, download, type Fetcher } from './download.ts';
import { importChart } from './import-chart.ts';
import { pullCharts } from './pull.ts';
import { tar } from './testdata/tar.ts';
import { newRoot, tinyChart } from './testdata/workspace.ts';
import { openWorkspace } from './workspace.ts';

let root: string;
beforeEach(() => {
  root = newRoot();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const pack = (chartYaml: string) =>
  gzipSync(
    tar([
      { path: 'tiny/Chart.yaml', text: chartYaml },
      { path: 'tiny/values.yaml', text: 'a: 1\n' },
    ]),
  );
const archive = pack('name: tiny\nversion: 0.1.0\n');
const digest = `sha256:${sha256(archive)}`;
const other = `sha256:${'0'.repeat(64)}`;
const index = (entry: string) =>
  `apiVersion: v1\nentries:\n  tiny:\n  - version: 0.2.0\n    urls: [x]\n  - ${entry}\n`;
const listed = (hash: string | null) =>
  index(
    `{version: 0.1.0, urls: [tiny-0.1.0.tgz]${hash === null ? '' : `, digest: ${hash.slice('sha256:'.length)}`}}`,
  );

type Answer = () => Response;
const ok = (body: string | Uint8Array) => () =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body));
const status =
  (code: number, headers = {}) =>
  () =>
    new Response(null, { status: code, headers });

/** A network with these answers, one after the other for each address; the last is repeated. */
function network(answers: Record<string, Answer[]>) {
  const asked: string[] = [];
  const slept: number[] = [];
  const fetcher: Fetcher = async (url) => {
    const given = answers[url] ?? [status(404)];
    const times = asked.filter((other) => other === url).length;
    asked.push(url);
    return (given[times] ?? given.at(-1) ?? status(404))();
  };
  const options: DownloadOptions = { fetcher, sleep: async (milliseconds) => void slept.push(milliseconds) };
  return { asked, slept, options };
}
const base = 'https://charts.example.com';
const repository = (indexText: string, bytes: Uint8Array = archive) =>
  network({ [`${base}/index.yaml`]: [ok(indexText)], [`${base}/tiny-0.1.0.tgz`]: [ok(bytes)] });

const setLock = (change: (text: string) => string) => {
  const file = join(root, 'helm-charts.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
const pull = ({ options }: { options: DownloadOptions }) => {
  const workspace = openWorkspace(root);
  return pullCharts(workspace, workspace.lock.charts, options);
};
const cached = () => {
  const { folders, lock } = openWorkspace(root);
  const [chart] = lock.charts;
  return chart && cachedChart(folders.archives, chart);
};

test('the digest of the index is recorded once the archive has it; then the lock is enough', async () => {
  const before = readFileSync(join(root, 'helm-charts.yaml'), 'utf8');
  expect(await pull(repository(listed(digest)))).toMatchObject([
    { chart: { digest }, downloaded: true, recorded: true },
  ]);
  expect(readFileSync(join(root, 'helm-charts.yaml'), 'utf8')).toBe(before.replace('null', digest));
  expect(cached()).toMatchObject({ locked: true, source: { archive: digest } });
  expect(openWorkspace(root).facts.find({ name: 'tiny', version: '0.1.0' })?.values).toEqual({
    a: 'number',
    global: 'map',
  });

  const silent = network({});
  expect(await pull(silent)).toMatchObject([{ downloaded: false, recorded: false }]);
  expect(silent.asked).toEqual([]);
});

test('an imported archive that is the locked one needs no download to be verified', async () => {
  setLock((text) => text.replace('null', digest));
  writeFileSync(join(root, 'x.tgz'), archive);
  await importChart(openWorkspace(root), join(root, 'x.tgz'));
  expect(cached()).toMatchObject({ locked: false });
  await pull(network({}));
  expect(cached()).toMatchObject({ locked: true });
});

test('what else is in the cache is replaced', async () => {
  await importChart(openWorkspace(root), tinyChart);
  expect(await pull(repository(listed(digest)))).toMatchObject([{ downloaded: true }]);
  writeFileSync(cached()?.path ?? '', 'damaged');
  expect(await pull(repository(listed(digest)))).toMatchObject([{ downloaded: true }]);
  expect(cached()).toMatchObject({ locked: true });
});

test('with an address and a digest of its own, a chart needs no index', async () => {
  setLock((text) => text.replace('null', `${digest}\n    url: https://mirror.example.com/t.tgz`));
  const mirror = network({ 'https://mirror.example.com/t.tgz': [ok(archive)] });
  await pull(mirror);
  expect(mirror.asked).toEqual(['https://mirror.example.com/t.tgz']);
});

test.each<[string, () => { options: DownloadOptions }, string | null, string]>([
  [
    'an archive that the index does not announce',
    () => repository(listed(other)),
    null,
    `has the digest ${digest}, and must have ${other}`,
  ],
  [
    'an archive that is not the locked one',
    () => repository(listed(null)),
    other,
    `the archive that was downloaded for tiny 0.1.0 has the digest ${digest}`,
  ],
  [
    'an index that does not agree with the lock',
    () => repository(listed(digest)),
    other,
    `tiny 0.1.0, says ${base}, has the digest ${digest}`,
  ],
  ['no digest anywhere', () => repository(listed(null)), null, 'gives no digest for tiny 0.1.0'],
  [
    'a version that is not there',
    () => repository(index('{version: 0.3.0, urls: [y]}')),
    null,
    'it has 0.2.0, 0.3.0: correct the version',
  ],
  ['a chart that is not there', () => repository('entries: {}'), null, 'it has no chart of that name'],
  ['an index that is a web page', () => repository('<html>\n<body>\t'), null, 'index.yaml'],
  [
    'an index without entries',
    () => repository('apiVersion: v1\n'),
    null,
    'is no index of a chart repository',
  ],
  [
    'an archive of another chart',
    () =>
      repository(
        listed(`sha256:${sha256(pack('name: tin\nversion: 0.1.0\n'))}`),
        pack('name: tin\nversion: 0.1.0\n'),
      ),
    null,
    'holds another chart: tin 0.1.0',
  ],
  [
    'an archive over http',
    () => repository(index(`{version: 0.1.0, digest: x, urls: ["http://a.example.com/x"]}`)),
    null,
    'http://a.example.com/x, which is not https',
  ],
  [
    'a repository that is not there',
    () => network({}),
    null,
    'index.yaml could not be downloaded: the answer is 404',
  ],
])('%s: an error, and nothing changes', async (_, make, locked, message) => {
  setLock((text) => text.replace('null', String(locked)));
  const before = readFileSync(join(root, 'helm-charts.yaml'), 'utf8');
  await expect(pull(make())).rejects.toThrow(message);
  expect(readFileSync(join(root, 'helm-charts.yaml'), 'utf8')).toBe(before);
  expect(cached()).toBeUndefined();
  expect(openWorkspace(root).facts.find({ name: 'tiny', version: '0.1.0' })).toBeUndefined();
});

const get = ({ options }: { options: DownloadOptions }, more: DownloadOptions = {}) =>
  download('https://a.example.com/x', { ...options, ...more }).then((bytes) => Buffer.from(bytes).toString());

test('what may pass is tried three times, with pauses', async () => {
  const refused: Answer = () => {
    throw new TypeError('fetch failed', { cause: new Error('connection refused') });
  };
  const passing = network({ 'https://a.example.com/x': [status(503), refused, ok('here')] });
  expect(await get(passing)).toBe('here');
  expect(passing.slept).toEqual([500, 2000]);

  const failing = network({ 'https://a.example.com/x': [refused] });
  const error = await get(failing).catch((thrown: ObsError) => thrown);
  expect(error).toMatchObject({ exitCode: 3 });
  expect((error as ObsError).message).toMatch(
    /could not be downloaded: connection refused \(tried 3 times\)\n.*charts import PATH/,
  );
  expect(failing.asked).toHaveLength(3);
});

test('redirects are followed, but only to https, and not for ever', async () => {
  const to = (location: string) => [status(302, { location })];
  expect(
    await get(
      network({
        'https://a.example.com/x': to('/y'),
        'https://a.example.com/y': to('https://b.example.com/'),
        'https://b.example.com/': [ok('here')],
      }),
    ),
  ).toBe('here');
  await expect(get(network({ 'https://a.example.com/x': to('http://a.example.com/y') }))).rejects.toThrow(
    'which is not https',
  );
  await expect(get(network({ 'https://a.example.com/x': to('file:///etc/passwd') }))).rejects.toThrow(
    'which is not https',
  );
  const loop = network({ 'https://a.example.com/x': to('/x') });
  await expect(get(loop)).rejects.toThrow('redirected more than 5 times');
  expect(loop.asked).toHaveLength(6);
});

test('an answer that is too large, or too slow, is given up', async () => {
  const large = network({ 'https://a.example.com/x': [ok('x'.repeat(100))] });
  await expect(get(large, { maxBytes: 99 })).rejects.toThrow('it has more than 0 MiB');
  expect(large.asked).toHaveLength(1);
  const fetcher: Fetcher = (_, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  await expect(get(network({}), { fetcher, timeout: 1 })).rejects.toThrow('it took too long (tried 3 times)');
});

test('a folder and an archive are imported; facts are written', async () => {
  expect(await importChart(openWorkspace(root), tinyChart)).toMatchObject({
    source: { tree: expect.stringMatching(/^sha256:/) },
  });
  expect(cached()).toMatchObject({ locked: false });
  expect(openWorkspace(root).facts.find({ name: 'tiny', version: '0.1.0' })?.values).toMatchObject({
    replicas: 'number',
    labels: 'map',
  });
  writeFileSync(join(root, 'x.tgz'), archive);
  expect(await importChart(openWorkspace(root), join(root, 'x.tgz'))).toMatchObject({
    source: { archive: digest },
  });
});

test.each<[string, () => string, string]>([
  ['nothing', () => join(root, 'none'), 'cannot be read: ENOENT'],
  ['no chart', () => root, 'is no Helm chart: it has no Chart.yaml'],
  ['text', () => write('x.tgz', 'text'), 'is not compressed with gzip'],
  ['a cut off archive', () => write('x.tgz', archive.subarray(0, 40)), 'is damaged or cut off'],
  ['another version', () => folder('name: tiny\nversion: 0.2.0\n'), 'has no version 0.2.0 of the chart tiny'],
  [
    'another chart',
    () => folder('name: tinny\nversion: 0.1.0\n'),
    'has no chart "tinny"\n  did you mean "tiny"?',
  ],
  [
    'no subcharts',
    () =>
      folder('name: tiny\nversion: 0.1.0\ndependencies: [{name: minio}, {name: there}, {name: packed}]\n'),
    'lacks subcharts that it depends on: minio\n',
  ],
  [
    'a link',
    () => {
      const path = folder('name: tiny\nversion: 0.1.0\n');
      symlinkSync('/etc', join(path, 'templates'));
      return path;
    },
    'has a link: templates',
  ],
  [
    'an archive that is not the locked one',
    () => {
      setLock((text) => text.replace('null', other));
      return write('x.tgz', archive);
    },
    `has the digest ${digest}, and must have ${other}`,
  ],
])('%s is not imported', async (_, make, message) => {
  const path = make();
  await expect(importChart(openWorkspace(root), path)).rejects.toThrow(message);
  expect(cached()).toBeUndefined();
  expect(openWorkspace(root).facts.find({ name: 'tiny', version: '0.1.0' })).toBeUndefined();
});

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(root, name), content);
  return join(root, name);
}
function folder(chartYaml: string): string {
  mkdirSync(join(root, 'chart/charts/there'), { recursive: true });
  write('chart/charts/packed-1.0.0.tgz', '');
  write('chart/charts/there/Chart.yaml', '');
  write('chart/Chart.yaml', chartYaml);
  return join(root, 'chart');
}
