import { expect, test } from '@jest/globals';
import { checkAlloyWorkloads } from './check.ts';
import { alloy, inOneLine, object, shipped } from './testing.ts';

test('there is nothing to check where nothing runs Alloy', async () => {
  expect(await checkAlloyWorkloads([])).toEqual([]);
  expect(await checkAlloyWorkloads([object('v1', 'ConfigMap', 'a', { data: { a: 'x {' } })])).toEqual([]);
});

const wrong = 'logging {\n  levle = "info"\n}\n';

test('a mistake in the text names the ConfigMap, and the line inside of it', async () => {
  const objects = alloy(wrong);
  const [finding] = await checkAlloyWorkloads(objects);
  expect(finding).toMatchObject({
    rule: 'river/unknown-argument',
    at: { file: 'ConfigMap/obs/alloy-config/config.alloy', line: 2, column: 3 },
    place: { object: objects[1], path: ['data', 'config.alloy'], line: 2, column: 3 },
  });
});

test('it names the file that the text is known to come from', async () => {
  const text = `logging { }\n${wrong}`;
  const objects = alloy(text);
  const parts = [
    { file: 'river/a.alloy', startLine: 1 },
    { file: 'river/b.alloy', startLine: 2 },
  ];
  const findings = await checkAlloyWorkloads(objects, { sources: new Map([[text, parts]]) });
  expect(findings.map(({ rule, at, place }) => [rule, at?.file, at?.line, place?.line])).toEqual([
    ['river/duplicate', 'river/b.alloy', 1, 2],
    ['river/unknown-argument', 'river/b.alloy', 2, 3],
  ]);
});

test('a mistake in an object names its path', async () => {
  const [finding] = await checkAlloyWorkloads(
    alloy('', { container: { env: [{ name: 'UNREAD', value: 'x' }] } }),
  );
  expect(finding && inOneLine(finding)).toBe(
    'warning: Deployment obs/alloy spec.template.spec.containers[0].env[0]: UNREAD is set, and no River file reads it',
  );
  expect(finding?.place?.path).toEqual(['spec', 'template', 'spec', 'containers', 0, 'env', 0]);
  expect(finding?.help).toBe('docs/checks.md#river-variable-unused');
});

test('one text that two workloads load is judged once', async () => {
  const [first, config] = alloy(wrong);
  const [second] = alloy(wrong, {
    name: 'other',
    pod: { volumes: [{ name: 'config', configMap: { name: 'alloy-config' } }] },
  });
  if (!first || !config || !second) throw new Error('three objects were wanted');
  expect(await checkAlloyWorkloads([first, second, config])).toHaveLength(1);
});

test('a text that cannot be read hides nothing in other workloads', async () => {
  const findings = await checkAlloyWorkloads([...alloy('a {'), ...alloy(wrong, { name: 'other' })]);
  expect(findings.map(({ rule, at }) => [rule, at?.file])).toEqual([
    ['river/syntax', 'ConfigMap/obs/alloy-config/config.alloy'],
    ['river/unknown-argument', 'ConfigMap/obs/other-config/config.alloy'],
  ]);
});

test('values of the environment are known to the rules', async () => {
  const text = 'otelcol.receiver.zipkin "a" {\n  endpoint = sys.env("AT")\n  output { }\n}\n';
  const findings = await checkAlloyWorkloads(
    alloy(text, { container: { env: [{ name: 'AT', value: '0.0.0.0:9411' }] } }),
  );
  expect(findings.map(({ rule }) => rule)).toContain('river/container-port');
});

test('flags are known to the rules', async () => {
  const text = 'otelcol.exporter.debug "a" { }\n';
  const rules = async (...flags: string[]) =>
    (await checkAlloyWorkloads(alloy(text, { flags }))).map(({ rule }) => rule);
  expect(await rules()).toContain('river/stability');
  expect(await rules('--stability.level=experimental')).not.toContain('river/stability');
});

test('nothing is wrong with what is shipped', async () => {
  expect((await checkAlloyWorkloads(shipped())).map(inOneLine)).toEqual([]);
});
