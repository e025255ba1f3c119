import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { ChartFiles } from './chart-files.ts';
import { chartFacts } from './facts.ts';
import type { LockedChart } from './lock.ts';
import { tar } from './testdata/tar.ts';
import { valueProblems } from './value-keys.ts';

const files = (texts: Record<string, string | Uint8Array>): ChartFiles =>
  new Map(
    Object.entries(texts).map(([path, text]) => [path, typeof text === 'string' ? Buffer.from(text) : text]),
  );

const chartYaml = (name: string, more = '') => `name: ${name}\nversion: 1.0.0\n${more}`;

const values = async (texts: Record<string, string | Uint8Array>) =>
  (await chartFacts(files(texts), 'x')).values;

test('a chart without values.yaml knows only globals', async () => {
  expect(await chartFacts(files({ 'Chart.yaml': chartYaml('a') }), 'x')).toEqual({
    chart: 'a',
    version: '1.0.0',
    values: { global: 'map' },
  });
});

test('types of every default, no text and no value', async () => {
  const yaml =
    'a: secret\nb: 1\nc: yes\nd:\ne: []\nf: {}\ng: {h: [{i: 1}]}\n"j.k": {l: 1.5}\n# commented: out\n';
  expect(await values({ 'Chart.yaml': chartYaml('a'), 'values.yaml': yaml })).toEqual({
    a: 'string',
    b: 'number',
    c: 'boolean',
    d: 'null',
    e: 'list',
    f: 'map',
    g: { h: 'list' },
    'j.k': { l: 'number' },
    global: 'map',
  });
});

test('values of subcharts stand under their alias or name, packed ones too; switches are known', async () => {
  const dependencies = `dependencies:
  - {name: sub, alias: first, condition: "first.enabled,global.subs"}
  - {name: sub, alias: second, tags: [extra]}
  - {name: packed, condition: packed.enabled}
`;
  const packed = gzipSync(
    tar([
      { path: 'packed/Chart.yaml', text: chartYaml('packed') },
      { path: 'packed/values.yaml', text: 'p: 1\nglobal: {z: 1}\n' },
    ]),
  );
  expect(
    await values({
      'Chart.yaml': chartYaml('a', dependencies),
      'values.yaml': 'first: {port: 1, own: 2}\nglobal: {w: a}\n',
      'charts/sub/Chart.yaml': chartYaml('sub'),
      'charts/sub/values.yaml': 'port: 80\nlabels: {}\n',
      'charts/unlisted/Chart.yaml': chartYaml('unlisted'),
      'charts/packed-1.0.0.tgz': packed,
    }),
  ).toEqual({
    first: { port: 'number', own: 'number', labels: 'map', enabled: 'boolean', global: 'map' },
    second: { port: 'number', labels: 'map', global: 'map' },
    packed: { p: 'number', global: { z: 'number' }, enabled: 'boolean' },
    unlisted: { global: 'map' },
    tags: { extra: 'boolean' },
    global: { w: 'string', z: 'number', subs: 'boolean' },
  });
});

test('where one chart knows more, more is known', async () => {
  expect(
    await values({
      'Chart.yaml': chartYaml('a'),
      'values.yaml': 'sub: {open: {}, closed: {x: 1}, empty:}\n',
      'charts/sub/Chart.yaml': chartYaml('sub'),
      'charts/sub/values.yaml': 'open: {w: 1}\nclosed: {}\nempty: {z: 1}\n',
    }),
  ).toMatchObject({ sub: { open: { w: 'number' }, closed: { x: 'number' }, empty: { z: 'number' } } });
});

test('a broken values.yaml is an error with its place', async () => {
  await expect(values({ 'Chart.yaml': chartYaml('a'), 'values.yaml': 'a: 1\na: 2\n' })).rejects.toThrow(
    'x/values.yaml:2:1: not valid YAML',
  );
});

const chart: LockedChart = {
  name: 'grafana',
  version: '1.2.3',
  repository: 'https://charts.example.com',
  digest: null,
  hooks: [],
  undocumented: [],
};
const facts = {
  chart: 'grafana',
  version: '1.2.3',
  values: {
    replicas: 'number',
    labels: 'map',
    config: 'string',
    service: { type: 'string', port: 'number', extra: 'null' },
    'grafana.ini': { server: { domain: 'string' } },
    podSecurityContext: { runAsUser: 'number', capabilities: { drop: 'list' } },
    resources: { requests: { cpu: 'string' } },
    podLabels: { app: 'string' },
  },
} as const;
const problems = (given: Record<string, unknown>, undocumented: string[] = []) =>
  valueProblems(
    given,
    facts,
    { ...chart, undocumented: undocumented.map((path) => ({ path, reason: 'r' })) },
    'release a/b',
  ).map(({ message, fix }) => `${message}: ${fix}`);

test.each<[Record<string, unknown>]>([
  [{}],
  [{ replicas: 2, labels: { anything: { goes: 1 } }, service: { extra: [{ x: 1 }] } }],
  [{ service: null, 'grafana.ini': { server: { domain: null } } }],
  [{ config: ['a list where a text was'] }],
  [{ podSecurityContext: { readOnlyRootFilesystem: true, capabilities: { add: [] } } }],
  [{ resources: { limits: { memory: '1Gi' }, requests: { 'ephemeral-storage': '1Gi' } } }],
  [{ podLabels: { team: 'a' } }],
])('%j is fine', (given) => {
  expect(problems(given)).toEqual([]);
});

test.each<[Record<string, unknown>, string]>([
  [{ replica: 2 }, 'release a/b: the chart grafana 1.2.3 has no value replica: did you mean "replicas"?'],
  [{ service: { portt: 1 } }, 'has no value service.portt: did you mean "port"?'],
  [{ service: { zzzzzz: 1 } }, 'has no value service.zzzzzz: allowed: type, port, extra'],
  [{ 'grafana.ini': { servers: {} } }, 'has no value grafana\\.ini.servers: did you mean "server"?'],
  [{ podSecurityContext: { readonlyRootFs: true } }, 'has no value podSecurityContext.readonlyRootFs'],
  [{ resources: { limit: {} } }, 'has no value resources.limit: did you mean "limits"?'],
  [{ constructor: 1 }, 'has no value constructor'],
  [{ service: 'ClusterIP' }, 'the value service is a string, but in the chart grafana 1.2.3 it is a map'],
  [{ service: [1] }, 'the value service is a list, but'],
  [{ config: { a: 1 } }, 'the value config is a map, but in the chart grafana 1.2.3 it is a string'],
])('%j is a mistake', (given, message) => {
  expect(problems(given)).toEqual([expect.stringContaining(message)]);
});

test('all mistakes at once', () => {
  expect(problems({ a: 1, service: { b: 1, port: 2 }, c: 1 })).toHaveLength(3);
});

test('undocumented keys, and all below them, are allowed; their neighbours are not', () => {
  expect(problems({ 'grafana.ini': { auth: { any: { thing: 1 } } } }, ['grafana\\.ini.auth'])).toEqual([]);
  expect(problems({ a: { b: { c: 1 } } }, ['a.b'])).toEqual([]);
  expect(problems({ a: { b: 1, c: 1 } }, ['a.b'])).toEqual([expect.stringContaining('has no value a.c')]);
  expect(problems({ service: { zone: 1 } }, ['service'])).toEqual([]);
  expect(problems({ config: { a: 1 } }, ['config'])).toEqual([]);
  expect(problems({ labels: { a: 1 } }, ['labels.b'])).toEqual([]);
});
