import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CheckContext } from './context.ts';
import { checkRiverFiles, type RiverOptions } from './river.ts';
import { inventoryOf } from './testing.ts';
import { Verdicts } from './verdicts.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-river-'));
  file = join(folder, 'verdicts');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A Deployment that loads a text, which stands in lines 6 and on, and the Secret that its environment is from. */
const alloy = (text: string, annotations = '') => `apiVersion: v1
kind: ConfigMap
metadata: {name: config, namespace: app, annotations: {${annotations}}}
data:
  config.alloy: |
${text.replace(/^/gm, '    ')}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: it, namespace: app}
spec:
  template:
    spec:
      containers:
        - name: alloy
          image: grafana/alloy:v1.18.1
          args: [run, /etc/alloy/config.alloy, --server.http.listen-addr=127.0.0.1:12345]
          envFrom: [{secretRef: {name: keys}}]
          volumeMounts: [{name: config, mountPath: /etc/alloy}]
      volumes: [{name: config, configMap: {name: config}}]
`;

const found = async (manifests: string, options: RiverOptions = {}, context: CheckContext = {}) =>
  (await checkRiverFiles(inventoryOf(manifests, context), options)).findings;

const misspelt = 'logging {\n\tlevl = "info"\n}';

test.each([
  ['nothing', ''],
  ['a pod that is not Alloy', alloy('!').replace('grafana/alloy', 'app')],
  ['what is right', alloy('logging {\n\tlevel = "info"\n}')],
])('nothing is found in %s', async (_, manifests) => {
  expect(await found(manifests)).toEqual([]);
});

test('a finding names the line of the text in the manifest', async () => {
  expect(await found(alloy(misspelt))).toEqual([
    {
      rule: 'river/unknown-argument',
      severity: 'error',
      message: expect.stringContaining('levl'),
      fix: expect.stringContaining('level'),
      help: 'docs/checks.md#river-unknown-argument',
      at: { file: 'test.yaml', line: 7, column: 6 },
      object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'app', name: 'config' },
      path: 'data["config.alloy"]',
    },
  ]);
});

test('or of the file that it was put together from', async () => {
  const sources = new Map([
    [
      `// one\n${misspelt}\n`,
      [
        { file: 'one.alloy', startLine: 1 },
        { file: 'two.alloy', startLine: 2 },
      ],
    ],
  ]);
  const [finding] = await found(alloy(`// one\n${misspelt}`), { sources });
  expect(finding?.at).toEqual({ file: 'two.alloy', line: 2, column: 2 });
  expect(finding).not.toHaveProperty('object');
  expect(finding).not.toHaveProperty('path');
});

test('a finding about the pod names the object', async () => {
  const [finding] = await found(alloy('').replace('config.alloy,', 'other.alloy,'));
  expect(finding).toMatchObject({
    rule: 'river/configuration',
    object: { kind: 'Deployment', name: 'it' },
    path: 'spec.template.spec.containers[0].args',
  });
});

test('an annotation of the ConfigMap silences a rule in its text', async () => {
  const silent = alloy(misspelt, 'checks.poddle.uz/ignore.river.unknown-argument: of a later version');
  const { findings, silenced } = await checkRiverFiles(inventoryOf(silent));
  expect(findings).toEqual([]);
  expect(silenced).toMatchObject([
    { reason: 'of a later version', finding: { rule: 'river/unknown-argument' } },
  ]);
});

test('such an annotation names a rule for River files and says why', async () => {
  const annotations =
    'checks.poddle.uz/ignore.river.unknown-argumen: x, checks.poddle.uz/ignore.river.missing: "", checks.poddle.uz/ignore.schema.x: x';
  expect((await found(alloy('', annotations))).map(({ rule, message }) => [rule, message])).toEqual([
    ['schema/ignore', 'there is no rule "river/unknown-argumen"'],
    ['schema/ignore', 'river/missing is silenced without a reason'],
  ]);
});

test('Secrets that are known to be elsewhere count', async () => {
  const text = 'loki.write "a" {\n\tendpoint {\n\t\turl = sys.env("URL")\n\t}\n}';
  const rules = async (keys: string[]) =>
    (await found(alloy(text), {}, { secrets: [{ namespace: 'app', name: 'keys', keys }] })).map(
      ({ rule }) => rule,
    );
  expect(await rules(['URL'])).not.toContain('river/variable-unset');
  expect(await rules(['OTHER'])).toContain('river/variable-unset');
});

test('a verdict is kept until objects, files, Secrets or the program change', async () => {
  const run = async (program: string, manifests: string, keys: readonly string[] = []) => {
    const verdicts = new Verdicts(file, program);
    const context = { secrets: [{ namespace: 'app', name: 'keys', keys }] };
    const { findings, rules } = await checkRiverFiles(inventoryOf(manifests, context), { verdicts });
    verdicts.save();
    return { findings: findings.length, rules };
  };
  const first = await run('one', alloy(misspelt));
  expect(first).toEqual({ findings: 1, rules: expect.any(Number) });
  expect(first.rules).toBeGreaterThan(70);
  const forget = () =>
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/"findings":\[.*?\],"rules"/g, '"findings":[],"rules"'),
    );
  forget();
  expect(await run('one', alloy(misspelt))).toEqual({ ...first, findings: 0 });
  expect(await run('one', `${alloy(misspelt)}\n`)).toEqual({ ...first, findings: 0 });
  expect(await run('one', alloy(`${misspelt}\n// more`))).toEqual(first);
  expect(await run('one', alloy(misspelt), ['KEY'])).toEqual(first);
  forget();
  expect(await run('two', alloy(misspelt))).toEqual(first);
});
