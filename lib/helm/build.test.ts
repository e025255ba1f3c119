import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ObsError } from '../support/errors.ts';
import type { RunOptions, RunResult } from '../support/process.ts';
import type { RenderRequest } from './render.ts';
import type { RenderSource } from './render-source.ts';
import { newRoot, realHelm, request, tinyChart } from './testdata/workspace.ts';

type Run = (command: string, args: readonly string[], options: RunOptions) => Promise<RunResult>;
const run = jest.fn<Run>();
const real = await import('../support/process.ts');
jest.unstable_mockModule('../support/process.ts', () => ({ run }));
const { buildWithRenders } = await import('./build.ts');
const { importChart } = await import('./import-chart.ts');
const { plannedDomain, StoredRenders } = await import('./render-source.ts');
const { clusterRenders } = await import('./cluster-renders.ts');
const { verifyRenders } = await import('./verify.ts');
const { openWorkspace } = await import('./workspace.ts');

let root: string;
const before = process.env.HELM_BIN;
const program = await realHelm();
beforeEach(async () => {
  root = newRoot();
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/helm'), '', { mode: 0o755 });
  process.env.HELM_BIN = program ?? join(root, 'bin/helm');
  run.mockReset();
  run.mockImplementation(real.run);
});
afterEach(() => {
  process.env.HELM_BIN = before;
  if (before === undefined) delete process.env.HELM_BIN;
  rmSync(root, { recursive: true, force: true });
});

const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;
/** A helm that prints what the function says, given the count of its renders. */
const fakeHelm = (print: (render: number, input: string) => string) => {
  let renders = 0;
  run.mockImplementation(async (_, args, { input = '' }) => ({
    code: 0,
    stdout: args[0] === 'version' ? 'v4.0.0\n' : print(renders++, input),
    stderr: '',
  }));
};
const names = (renders: RenderSource, ...requests: RenderRequest[]) =>
  requests.map((one) => renders.get(one).objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
const build = (...requests: RenderRequest[]) =>
  buildWithRenders(openWorkspace(root), (renders) => names(renders, ...requests));
const imported = () => importChart(openWorkspace(root), tinyChart);

test('what may be random is rendered twice and stored; then neither helm nor the chart is needed', async () => {
  await imported();
  fakeHelm((_, input) => service(input.includes('2') ? 'b' : 'a'));
  const told: number[] = [];
  const requests = [request(), { ...request({ replicas: 2 }), release: 'two' }, request()];
  const result = await buildWithRenders(openWorkspace(root), (renders) => names(renders, ...requests), {
    onRender: (missing) => told.push(missing.length),
  });
  expect(result).toEqual([['Service a'], ['Service b'], ['Service a']]);
  expect(told).toEqual([2]);
  expect(run.mock.calls.filter(([, args]) => args[0] === 'template')).toHaveLength(4);

  rmSync(join(root, '.cache'), { recursive: true });
  process.env.HELM_BIN = join(root, 'nowhere');
  run.mockReset();
  expect(await build(...requests)).toEqual(result);
  expect(new StoredRenders(openWorkspace(root)).get(request())).toMatchObject({
    planned: false,
    verified: false,
  });
  expect(run).not.toHaveBeenCalled();
});

test('what cannot be random is rendered once, unless it is verified', async () => {
  const chart = join(root, 'chart');
  mkdirSync(join(chart, 'templates'), { recursive: true });
  writeFileSync(join(chart, 'Chart.yaml'), '{name: tiny, version: 0.1.0}');
  writeFileSync(join(chart, 'values.yaml'), 'text: ""');
  writeFileSync(join(chart, 'templates/a.yaml'), '{{ tpl .Values.text . }}');
  await importChart(openWorkspace(root), chart);
  fakeHelm(() => service('a'));
  const templates = () => run.mock.calls.filter(([, args]) => args[0] === 'template').map(([, args]) => args);

  await build(request(), { ...request(), release: 'two' });
  expect(templates()).toHaveLength(2);
  expect(templates().flat()).not.toContain('--skip-schema-validation');
  await build(request({ text: '{{ now }}' }));
  expect(templates()).toHaveLength(4);
  await verifyRenders(openWorkspace(root), [request()]);
  expect(templates()).toHaveLength(6);
});

test('a request that depends on what was rendered is rendered in another round', async () => {
  await imported();
  fakeHelm(() => service('a'));
  const rounds: number[] = [];
  const built = await buildWithRenders(
    openWorkspace(root),
    (renders) => {
      const [first] = renders.get(request()).objects;
      if (!first) throw new ObsError({ message: 'there is no Service' });
      return names(renders, { ...request(), release: `after-${first.metadata.name}` });
    },
    { onRender: ({ length }) => rounds.push(length) },
  );
  expect(built).toEqual([['Service a']]);
  expect(rounds).toEqual([1, 1]);
});

test('what was rendered with the values of a stand-in is not stored', async () => {
  await imported();
  fakeHelm(() => service('a'));
  await buildWithRenders(openWorkspace(root), (renders) => {
    const [found] = renders.get(request()).objects;
    return names(renders, {
      ...request({ labels: { of: found?.metadata.name ?? 'nothing' } }),
      release: 'two',
    });
  });
  expect(run.mock.calls.filter(([, args]) => args[1] === 'two')).toHaveLength(4);
  const stored = openWorkspace(root).store.all();
  expect(stored.map(({ record }) => [record.release, record.values])).toEqual([
    ['one', {}],
    ['two', { labels: { of: 'a' } }],
  ]);
});

test('what waits for the address of a Service is rendered, or blamed, when that is known', async () => {
  await imported();
  fakeHelm(() => service('a'));
  const asked: string[][] = [];
  const both = (renders: RenderSource) => {
    const [found] = renders.get(request()).objects;
    const host = found ? `${found.metadata.name}.svc.cluster.local` : `a.logs.${plannedDomain}`;
    return names(renders, { ...request({ labels: { of: host } }), release: 'two' });
  };
  const onRender = (requests: readonly RenderRequest[]) => asked.push(requests.map(({ release }) => release));
  await buildWithRenders(openWorkspace(root), both, { onRender });
  expect(asked).toEqual([['one'], ['two']]);
  expect(run.mock.calls.filter(([, args]) => args[1] === 'two')).toHaveLength(2);

  rmSync(join(root, 'imports/renders'), { recursive: true });
  rmSync(join(root, '.cache'), { recursive: true });
  const failure = await buildWithRenders(openWorkspace(root), both).catch(String);
  expect(failure).toContain('release ns/one');
  expect(failure).not.toContain(plannedDomain);
});

test('an error of the build is thrown when nothing was missing', async () => {
  await expect(
    buildWithRenders(openWorkspace(root), () => {
      throw new ObsError({ message: 'a mistake' });
    }),
  ).rejects.toThrow('a mistake');
});

test('without the chart: what changed since the stored render, and what to run; nothing is stored', async () => {
  await imported();
  fakeHelm(() => service('a'));
  await build(request({ replicas: 1, labels: { a: 'b', c: 'd' } }), { ...request(), release: 'other' });
  rmSync(join(root, '.cache'), { recursive: true });
  const changed = { ...request({ replicas: 2, labels: { a: 'b' } }), kubernetesVersion: '1.34' };
  const message = [
    'release ns/one: there is no stored render for these values, and making one needs the chart tiny 0.1.0',
    '  changed since the stored render:',
    '    kubernetesVersion: "1.33" → "1.34"',
    '    values.labels.c: "d" → (none)',
    '    values.replicas: 1 → 2',
    '  run `npx obs charts pull tiny@0.1.0`; on a machine without a network `npx obs charts import PATH` with its .tgz or folder',
  ].join('\n');
  await expect(build(changed)).rejects.toThrow(message);
  expect(() => new StoredRenders(openWorkspace(root)).get(changed)).toThrow(message);
  await expect(build({ ...request(), release: 'new' })).rejects.toThrow(
    /the chart tiny 0.1.0\n {2}run `npx obs/,
  );
  expect(readdirSync(join(root, 'imports/renders'))).toHaveLength(2);
});

test('every release that cannot be rendered is told, and none is stored', async () => {
  await imported();
  run.mockImplementation(async (_, args) => ({
    code: args[0] === 'version' || args[1] === 'good' ? 0 : 1,
    stdout: service('a'),
    stderr: `Error: ${args[1]} is wrong`,
  }));
  const failing = build(
    { ...request(), release: 'x' },
    { ...request(), release: 'good' },
    { ...request(), release: 'y' },
  );
  await expect(failing).rejects.toMatchObject({
    exitCode: 3,
    problems: [
      { message: 'release ns/x: helm could not render the chart tiny', fix: 'Error: x is wrong' },
      { message: 'release ns/y: helm could not render the chart tiny', fix: 'Error: y is wrong' },
    ],
  });
  expect(openWorkspace(root).store.all()).toEqual([]);
});

test('no helm', async () => {
  await imported();
  process.env.HELM_BIN = join(root, 'nowhere');
  await expect(build(request())).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining('HELM_BIN names no program'),
  });
});

test('a chart that was changed in the cache is not rendered', async () => {
  await imported();
  writeFileSync(join(root, '.cache/charts/tiny-0.1.0/chart/templates/more.yaml'), service('evil'));
  await expect(build(request())).rejects.toThrow('tiny 0.1.0 in the cache is not what was put there');
  expect(run).not.toHaveBeenCalled();
});

test('a value that the chart does not know is told before anything is rendered', async () => {
  await imported();
  fakeHelm(() => service('a'));
  await expect(build(request({ replica: 2, hook: { enable: true } }))).rejects.toThrow(
    /no value replica\n {2}did you mean "replicas"\?.*no value hook.enable/s,
  );
  expect(run).not.toHaveBeenCalled();
});

test('the values of a stored render were checked when it was made', async () => {
  await imported();
  fakeHelm(() => service('a'));
  await build(request());
  rmSync(join(root, 'imports/charts'), { recursive: true });
  await expect(build(request())).resolves.toBeDefined();
});

test('a chart that came into the cache without its facts gets them, and its values are checked', async () => {
  await imported();
  rmSync(join(root, 'imports'), { recursive: true });
  fakeHelm(() => service('a'));
  await expect(build(request({ replica: 2 }))).rejects.toThrow('has no value replica');
  expect(openWorkspace(root).facts.find({ name: 'tiny', version: '0.1.0' })?.values).toMatchObject({
    replicas: 'number',
  });
});

test('what a cluster asks for, with and without its renders', async () => {
  await imported();
  fakeHelm(() => service('a'));
  const stack = (renders: RenderSource) => {
    const { planned, objects } = renders.get(request());
    if (objects.length === 0) throw new ObsError({ message: `no Service, planned: ${planned}` });
    renders.get({ ...request(), release: 'two' });
  };
  const requests = (release: string) => ({ ...request(), release });
  const found = () => clusterRenders(openWorkspace(root), 'poddle', stack);
  expect(found()).toEqual({ cluster: 'poddle', requests: [requests('one')], complete: false });
  await buildWithRenders(openWorkspace(root), stack);
  expect(found()).toEqual({
    cluster: 'poddle',
    requests: [requests('one'), requests('two')],
    complete: true,
  });
  expect(() =>
    clusterRenders(openWorkspace(root), 'x', () => {
      throw new ObsError({ message: 'a mistake' });
    }),
  ).toThrow('a mistake');
});

test('a difference between two renders is an error that names object, path and value, and no secret', async () => {
  await imported();
  fakeHelm(
    (render) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: random}\ndata: {admin-password: secret${render}}\n---\n${service('a')}`,
  );
  const error = await build(request()).catch((thrown: ObsError) => thrown);
  expect((error as ObsError).message).toBe(
    'the chart tiny 0.1.0 renders Secret ns/random data.admin-password anew each time\n  set the value random.existingSecret to a Secret that is there already',
  );
});

test('the order in which helm prints is no difference', async () => {
  await imported();
  fakeHelm((render) =>
    render % 2 ? `${service('a')}---\n${service('b')}` : `${service('b')}---\n${service('a')}`,
  );
  expect(await build(request())).toEqual([['Service a', 'Service b']]);
});

const withRealHelm = program ? test : test.skip;

withRealHelm('the tiny chart, as the real helm renders it', async () => {
  await imported();
  await build({ ...request({ labels: { on: 'yes' } }), apiVersions: ['monitoring.coreos.com/v1'] });
  const [stored] = openWorkspace(root).store.all();
  expect(stored?.record).toMatchObject({
    helm: expect.stringMatching(/^v[34]\./),
    verified: false,
    source: { tree: expect.stringMatching(/^sha256:/) },
    droppedHooks: ['Pod test (test)'],
    warnings: [],
  });
  expect(stored?.record.objects).toMatchInlineSnapshot(`
[
  {
    "apiVersion": "rbac.authorization.k8s.io/v1",
    "kind": "ClusterRole",
    "metadata": {
      "labels": {
        "app.kubernetes.io/name": "tiny",
      },
      "name": "tiny",
    },
    "rules": [],
  },
  {
    "apiVersion": "v1",
    "kind": "ConfigMap",
    "metadata": {
      "name": "other",
      "namespace": "elsewhere",
    },
  },
  {
    "apiVersion": "v1",
    "data": {
      "kubernetes": "v1.33.0",
      "labels": "{"on":"yes"}",
      "monitors": "true",
      "namespace": "ns",
      "release": "one",
      "secretKey": "none",
    },
    "kind": "ConfigMap",
    "metadata": {
      "name": "release",
      "namespace": "ns",
    },
  },
  {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {
      "name": "things.example.com",
    },
    "spec": {
      "group": "example.com",
      "names": {
        "kind": "Thing",
        "plural": "things",
      },
      "scope": "Cluster",
      "versions": [],
    },
  },
  {
    "apiVersion": "apps/v1",
    "kind": "Deployment",
    "metadata": {
      "labels": {
        "app.kubernetes.io/name": "tiny",
      },
      "name": "one",
      "namespace": "ns",
    },
    "spec": {
      "replicas": 1,
      "selector": {
        "matchLabels": {
          "app.kubernetes.io/name": "tiny",
        },
      },
      "strategy": {
        "type": "Recreate",
      },
      "template": {
        "metadata": {
          "labels": {
            "app.kubernetes.io/name": "tiny",
          },
        },
        "spec": {
          "containers": [
            {
              "image": "example.com/tiny:1",
              "name": "tiny",
              "volumeMounts": [
                {
                  "mountPath": "/data",
                  "name": "data",
                },
              ],
            },
          ],
          "volumes": [
            {
              "emptyDir": {},
              "name": "data",
            },
          ],
        },
      },
    },
  },
  {
    "apiVersion": "example.com/v1",
    "kind": "Thing",
    "metadata": {
      "name": "thing",
    },
  },
]
`);
});

withRealHelm.each<[string, RenderRequest['values'], string]>([
  [
    'a random value',
    { random: { enabled: true } },
    'renders Secret ns/random data.admin-password anew each time\n  set the value random.existingSecret',
  ],
  ['a Secret with data', { password: 'p' }, 'Secret ns/random has data, and renders are kept in git'],
  ['a hook', { hook: { enabled: true } }, 'renders Helm hooks, which GitOps does not run: Job/migrate'],
  [
    'a selector by a mark of Helm',
    { selectsHelm: true },
    'Deployment ns/one spec.selector.matchLabels: selects by a label',
  ],
  [
    'a type that the schema refuses',
    { replicas: 'two' },
    "refuses the values\n  Error: values don't meet the specifications",
  ],
  ['what the chart itself refuses', { fail: true }, 'the chart does not want this'],
])('%s is an error', async (_, values, message) => {
  await imported();
  await expect(build(request(values))).rejects.toThrow(message);
  expect(openWorkspace(root).store.all()).toEqual([]);
});

withRealHelm('helm-charts.yaml decides about hooks and undocumented values', async () => {
  rmSync(root, { recursive: true });
  root = newRoot(`    hooks: [{object: Job/migrate, action: keep, reason: it runs once}]
    undocumented: [{path: secretKey, reason: commented out}]
`);
  await imported();
  const [objects] = await build(request({ hook: { enabled: true }, secretKey: 'x' }));
  expect(objects).toContain('Job migrate');
});
