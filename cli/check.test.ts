import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CheckContext } from '../lib/checks/context.ts';
import { check } from './check.ts';

let root: string;
let asked: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'obs-check-'));
  asked = [];
  mkdirSync(join(root, 'imports'));
  symlinkSync(resolve('imports/schemas'), join(root, 'imports', 'schemas'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const files = (contents: Readonly<Record<string, string>>) => {
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
};

async function run(...args: string[]) {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const contextOf = async (cluster: string): Promise<CheckContext> => {
    asked.push(cluster);
    return { secrets: [] };
  };
  const code = await check(args, { ...streams, root, program: 'program', contextOf });
  const text = (stream: PassThrough) =>
    (stream.read() as Buffer | null)
      ?.toString()
      .replaceAll(`${root}/`, '')
      .replaceAll(`${relative('', root)}/`, '') ?? '';
  return { code, out: text(streams.stdout), err: text(streams.stderr) };
}

const fine = '{apiVersion: v1, kind: ConfigMap, metadata: {name: it, namespace: app}, data: {a: b}}\n';
const bad = '{apiVersion: v1, kind: ConfigMap, metadata: {name: it, namespace: app}, data: {a: 1}}\n';
const odd =
  '{apiVersion: v1, kind: Service, metadata: {name: it, namespace: app}, spec: {type: ExternalName, externalName: a.example.com, ports: [{port: 80, appProtocol: kubernetes.io/http2}]}}\n';

test('an empty folder has nothing wrong', async () => {
  files({ 'm/README.md': '' });
  expect(await run(join(root, 'm'))).toEqual({
    code: 0,
    out: '',
    err: 'm: 0 files read, 0 objects checked, 0 errors, 0 warnings\nnot read: 1 other file\n',
  });
});

test('errors are told with their place, and what was read is counted', async () => {
  files({
    'm/bad.yaml': `---\n${bad}---\n`,
    'm/broken.yaml': 'a: [\n',
    'm/other.yaml': '{apiVersion: example.com/v1, kind: Widget, metadata: {name: it}}',
    'm/.git/x.yaml': '',
    'm/notes.txt': '',
  });
  expect(await run(join(root, 'm'))).toEqual({
    code: 1,
    out: [
      'm/bad.yaml:2:80: error schema/fields: ConfigMap app/it data.a: 1 where text belongs',
      '  quote it: "1"',
      '  docs/checks.md#schema-fields',
      'm/broken.yaml:2:1: error schema/readable: not valid YAML: deficient indentation',
      '  if this is a template of Helm, render it first',
      '  docs/checks.md#schema-readable',
      '',
    ].join('\n'),
    err: [
      'm: 3 files read, 2 objects checked, 1 of kinds without a schema (example.com/v1 Widget), 1 document without an object, 2 errors, 0 warnings',
      'not read: 1 other file, .git/',
      '',
    ].join('\n'),
  });
});

test('warnings count only when asked to', async () => {
  files({ 'm/a.yaml': odd });
  expect(await run(join(root, 'm'))).toMatchObject({
    code: 0,
    err: expect.stringContaining('0 errors, 1 warning\n'),
  });
  expect(await run(join(root, 'm'), '--strict')).toMatchObject({ code: 1 });
});

test('what is silenced is counted, and listed when asked for', async () => {
  const silenced = bad.replace(
    'name: it',
    'name: it, annotations: {checks.poddle.uz/ignore.schema.fields: made by hand}',
  );
  files({ 'm/a.yaml': silenced });
  expect(await run(join(root, 'm'))).toEqual({
    code: 0,
    out: '',
    err: 'm: 1 file read, 1 object checked, 0 errors, 0 warnings, 1 silenced\n',
  });
  expect((await run(join(root, 'm'), '--silenced')).err).toBe(
    'm: 1 file read, 1 object checked, 0 errors, 0 warnings, 1 silenced\n  silenced: schema/fields at ConfigMap app/it: made by hand\n',
  );
});

test('dist/ is checked cluster by cluster, each with what its file says', async () => {
  files({
    'dist/one/app/ConfigMap.it.yaml': fine,
    'dist/two/app/ConfigMap.it.yaml': fine,
    'dist/two/app/Service.it.yaml': odd,
    'dist/two/app/ServiceAccount.it.yaml':
      '{apiVersion: v1, kind: ServiceAccount, metadata: {name: it, namespace: app}, imagePullSecrets: [{name: none}]}',
  });
  const { code, out, err } = await run();
  expect(asked).toEqual(['one', 'two']);
  expect(out).toContain(
    'dist/two/app/ServiceAccount.it.yaml:1:98: error references/secret: ServiceAccount app/it',
  );
  expect(err).toBe(
    'one: 1 file read, 1 object checked, 0 errors, 0 warnings\ntwo: 3 files read, 3 objects checked, 1 error, 1 warning\n',
  );
  expect(code).toBe(1);
});

test('one cluster of dist/ is known by its name', async () => {
  files({ 'dist/one/app/ConfigMap.it.yaml': fine });
  expect(await run(join(root, 'dist/one'))).toMatchObject({ code: 0 });
  expect(asked).toEqual(['one']);
});

test('nothing is known of any other folder', async () => {
  files({ 'm/app/ConfigMap.it.yaml': fine });
  expect(await run(join(root, 'm'))).toMatchObject({ code: 0 });
  expect(asked).toEqual([]);
});

test('the version of Kubernetes can be chosen', async () => {
  files({
    'm/a.yaml':
      '{apiVersion: networking.k8s.io/v1beta1, kind: ServiceCIDR, metadata: {name: it}, spec: {cidrs: [10.0.0.0/8]}}',
  });
  expect((await run(join(root, 'm'), '--kubernetes', '1.33')).err).toContain('0 errors, 0 warnings');
  expect((await run(join(root, 'm'), '--kubernetes', '1.36')).err).toContain('0 errors, 1 warning');
});

test.each([
  [['--formt', 'json'], "Unknown option '--formt'"],
  [['--format', 'xml'], 'there is no format "xml"'],
  [['--kubernetes', '1.20'], 'there are no schemas of Kubernetes "1.20"'],
  [['a', 'b'], 'more than one folder is named'],
  [['none'], 'none: there is no such folder'],
])('%j is wrong use', async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});

test.each(['json', 'github', 'sarif'])('findings can be told as %s', async (format) => {
  files({ 'm/a.yaml': bad });
  const { out, code } = await run(join(root, 'm'), '--format', format);
  expect(out).toContain('schema/fields');
  expect(code).toBe(1);
});

test('help is given', async () => {
  expect(await run('--help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Usage: obs check [DIR]'),
  });
});
