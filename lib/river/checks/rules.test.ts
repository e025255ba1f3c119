import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { syntaxRule } from './engine.ts';
import { documentationOf } from './rule.ts';
import { riverRules } from './rules.ts';

const folder = 'lib/river/checks/rules';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const documentation = readFileSync('docs/checks.md', 'utf8');

test('no two rules have one id', () => {
  expect(new Set(riverRules.map(({ id }) => id)).size).toBe(riverRules.length);
});

test.each(riverRules.map(({ id }) => id))('%s is a file of its name, with a test', (id) => {
  const name = id.replace('river/', '');
  const file = files.find((one) => one === name || one.endsWith(`/${name}`));
  expect(file).toBeDefined();
  expect(existsSync(`${folder}/${file}.test.ts`)).toBe(true);
});

test.each(riverRules)('$id is explained in docs/checks.md', ({ id, severity, summary }) => {
  const sentence = summary.charAt(0).toUpperCase() + summary.slice(1);
  expect(sectionOf(id)).toContain(`${sentence}. *${severity === 'error' ? 'Error' : 'Warning'}.*`);
});

test('syntax errors are explained, too', () => {
  expect(sectionOf(syntaxRule.id)).toContain('*Error.*');
});

test('the sections of docs/checks.md are in the order of the rules', () => {
  const ids: readonly string[] = [syntaxRule.id, ...riverRules.map(({ id }) => id)];
  const sections = [...documentation.matchAll(/^### `(river\/[a-z-]+)`$/gm)].flatMap(([, id]) => id ?? []);
  expect(sections.filter((id) => ids.includes(id))).toEqual(ids);
});

function sectionOf(id: string): string {
  const [file, anchor] = documentationOf(id).split('#');
  expect(file).toBe('docs/checks.md');
  const heading = `<a id="${anchor}"></a>\n\n### \`${id}\`\n`;
  expect(documentation).toContain(heading);
  return documentation.slice(documentation.indexOf(heading) + heading.length).split('\n<a id=')[0] ?? '';
}
