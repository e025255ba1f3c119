import { expect, test } from '@jest/globals';
import { checkRiver } from './engine.ts';
import { cases, original } from './mutations/index.ts';
import { riverRules } from './rules.ts';

test.each(cases())('$file, $title: $rule', async ({ rule, file, files }) => {
  const rules = riverRules.filter(({ id }) => id === rule);
  expect(rules).toHaveLength(1);
  expect(files()).not.toEqual(original(file));
  const { findings } = await checkRiver({ files: files(), rules });
  expect(findings.map((finding) => finding.rule)).toContain(rule);
});

test('there are thirty slips and more for each file', () => {
  for (const name of ['agent', 'gateway']) {
    expect(cases().filter(({ file }) => file === name).length).toBeGreaterThan(30);
  }
});
