import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';
import { ObsError } from '../support/errors.ts';
import type { RunOptions, RunResult } from '../support/process.ts';
import { realHelm, request, tinyChart } from './testdata/workspace.ts';

const run = jest.fn<(command: string, args: readonly string[], options: RunOptions) => Promise<RunResult>>();
const real = await import('../support/process.ts');
jest.unstable_mockModule('../support/process.ts', () => ({ run }));
const { helmAt } = await import('./helm-process.ts');
const { helmVersion, template } = await import('./template.ts');
const { parseManifests } = await import('./manifests.ts');

const answer = (result: Partial<RunResult>) =>
  run.mockResolvedValue({ code: 0, stdout: '', stderr: '', ...result });
beforeEach(() => {
  run.mockReset();
  answer({});
});

const rendering = (values = {}, more = {}, options = {}) =>
  template(helmAt('/bin/helm', '/home/helm'), '/charts/tiny.tgz', { ...request(values), ...more }, options);

test('the exact arguments, environment and input', async () => {
  await rendering({ a: 1 }, { apiVersions: ['b/v1', 'a/v1/Kind'] });
  const [command, args, options] = run.mock.calls[0] ?? [];
  expect(command).toBe('/bin/helm');
  expect(args?.join(' ')).toBe(
    'template one /charts/tiny.tgz --namespace ns --include-crds --kube-version 1.33.0 --api-versions a/v1/Kind --api-versions b/v1 --values -',
  );
  expect(options?.input).toBe('{"a":1}');
  expect(options?.env).toEqual({
    HOME: '/home/helm',
    XDG_CACHE_HOME: '/home/helm/cache',
    XDG_CONFIG_HOME: '/home/helm/config',
    XDG_DATA_HOME: '/home/helm/data',
    PATH: '/usr/bin:/bin',
    GOGC: 'off',
    GOMEMLIMIT: '512MiB',
  });
  expect(options?.maxOutput).toBe(64 * 1024 * 1024);
});

test('a second render leaves out the schema, and nothing else', async () => {
  await rendering();
  await rendering({}, {}, { checked: true });
  const [first, second] = run.mock.calls.map(([, args]) => args);
  expect(first).not.toContain('--skip-schema-validation');
  expect(second).toEqual(first?.toSpliced(first.indexOf('--values'), 0, '--skip-schema-validation'));
});

test('a helm that cannot be started, or prints without end, is told with the release', async () => {
  run.mockRejectedValue(new ObsError({ message: '/bin/helm printed more than 64 MiB and was stopped' }, 3));
  await expect(rendering()).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(
      /^release ns\/one: \/bin\/helm printed more than 64 MiB and was stopped\n/,
    ),
  });
  run.mockRejectedValue(new TypeError('a bug'));
  await expect(rendering()).rejects.toThrow(TypeError);
});

test('not more runs at once than cores', async () => {
  let now = 0;
  let most = 0;
  run.mockImplementation(async () => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now--;
    return { code: 0, stdout: '', stderr: '' };
  });
  const { availableParallelism } = await import('node:os');
  const helm = helmAt('/bin/helm', '/home/helm');
  await Promise.all(Array.from({ length: 40 }, () => helm.run([])));
  expect(run).toHaveBeenCalledTimes(40);
  expect(most).toBeLessThanOrEqual(availableParallelism());
});

test('what helm prints beside the manifests is kept', async () => {
  answer({ stdout: 'a: 1\n', stderr: 'level=WARN msg="this chart is deprecated"\n\n' });
  expect(await rendering()).toEqual({
    manifests: 'a: 1\n',
    warnings: ['level=WARN msg="this chart is deprecated"'],
  });
});

test.each([
  [
    'a schema',
    "Error: values don't meet the specifications of the schema(s)\ntiny:\n- at '/replicas': got string\n",
    2,
  ],
  [
    'the chart',
    'Error: execution error at (tiny/templates/a.yaml:1:4): no\n\nUse --debug flag to render out invalid YAML\n',
    2,
  ],
  ['helm', 'Error: unknown flag: --values\n', 3],
])('a refusal of %s names the release and says why', async (_, stderr, exitCode) => {
  answer({ code: 1, stderr });
  const error = await rendering().catch((thrown: ObsError) => thrown);
  expect(error).toMatchObject({ exitCode });
  expect((error as ObsError).message).toMatch(/^release ns\/one: .*the chart tiny/);
  expect((error as ObsError).message).toContain(stderr.split('\n')[0]);
  expect((error as ObsError).message).not.toContain('--debug');
});

test('a refusal of a thousand lines is cut', async () => {
  answer({ code: 1, stderr: 'line\n'.repeat(1000) });
  await expect(rendering()).rejects.toThrow(/(line\n\s*){20}… 980 more lines$/);
});

test('a program that is no helm', async () => {
  answer({ code: 127, stderr: 'not found' });
  await expect(helmVersion(helmAt('/bin/helm', '/x'))).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining('/bin/helm is no working helm'),
  });
  answer({ stdout: 'v4.1.4+g05fa379\n' });
  expect(await helmVersion(helmAt('/bin/helm', '/x'))).toBe('v4.1.4+g05fa379');
});

const program = await realHelm();
const home = mkdtempSync(join(tmpdir(), 'obs-user-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

(program ? test : test.skip)(
  'nothing of the user reaches the real helm; odd text in values arrives',
  async () => {
    run.mockImplementation(real.run);
    mkdirSync(join(home, '.kube'));
    writeFileSync(join(home, '.kube/config'), 'not: [yaml');
    const before = { ...process.env };
    Object.assign(process.env, {
      HOME: home,
      KUBECONFIG: join(home, '.kube/config'),
      HELM_NAMESPACE: 'leaked',
      HELM_DEBUG: '1',
    });
    try {
      const odd = 'a\u007f\u0085\u2028\ufeff\u{1f600}"\\';
      const own = join(home, 'own');
      const { manifests, warnings } = await template(
        helmAt(program ?? '', own),
        tinyChart,
        request({ labels: { odd } }),
      );
      const objects = parseManifests(manifests, 'x');
      const data = objects.find(({ metadata }) => metadata.name === 'release')?.data;
      expect(data).toMatchObject({ namespace: 'ns', kubernetes: 'v1.33.0', labels: expect.any(String) });
      expect(JSON.parse((data as Record<string, string>).labels ?? '')).toEqual({ odd });
      expect(manifests).not.toContain('leaked');
      expect(warnings).toEqual([]);
      expect(readdirSync(home)).toEqual(['.kube']);
    } finally {
      process.env = before;
    }
  },
);
