import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { documentationOf } from '../checks/rule.ts';
import { podRules } from '../checks/rules/pod/index.ts';
import { riverRules } from '../checks/rules.ts';
import { configurationRule } from './check.ts';

const folder = 'lib/river/checks/rules/pod';
const documentation = readFileSync('docs/checks.md', 'utf8');

test('no two rules have one id', () => {
  const ids = [...riverRules, ...podRules].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(podRules)('$id is a file of its name with a test, and explained in docs/checks.md', (rule) => {
  const { id, severity, summary } = rule;
  const file = `${folder}/${id.replace('river/', '')}`;
  expect(existsSync(`${file}.ts`) && existsSync(`${file}.test.ts`)).toBe(true);
  const sentence = summary.charAt(0).toUpperCase() + summary.slice(1);
  expect(sectionOf(id)).toContain(`${sentence}. *${severity === 'error' ? 'Error' : 'Warning'}.*`);
});

test('that the configuration is found is explained, too', () => {
  expect(sectionOf(configurationRule.id)).toContain('*Error.*');
});

test('every rule among the files runs', () => {
  const tested = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.test.ts'.length));
  expect(tested.sort()).toEqual(podRules.map(({ id }) => id.replace('river/', '')).sort());
});

function sectionOf(id: string): string {
  const [, anchor] = documentationOf(id).split('#');
  const heading = `<a id="${anchor}"></a>\n\n### \`${id}\`\n`;
  expect(documentation).toContain(heading);
  return documentation.slice(documentation.indexOf(heading) + heading.length).split('\n<a id=')[0] ?? '';
}
