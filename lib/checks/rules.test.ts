import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { documentationOf } from './rule.ts';
import { rules } from './rules.ts';

const folder = 'lib/checks/rules';
const files = readdirSync(folder).flatMap((area) =>
  readdirSync(`${folder}/${area}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => `${area}/${file.slice(0, -'.ts'.length)}`),
);
const documentation = readFileSync('docs/checks.md', 'utf8');
const areas = new Set(files.map((file) => file.split('/')[0]));

test('every rule has a file of its name, and every file a rule', () => {
  expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
});

test.each(rules.map(({ id }) => id))('%s has a test', (id) => {
  expect(existsSync(`${folder}/${id}.test.ts`)).toBe(true);
});

test.each(rules)('$id is explained in docs/checks.md', ({ id, severity, summary }) => {
  const [file, anchor] = documentationOf(id).split('#');
  expect(file).toBe('docs/checks.md');
  const heading = `<a id="${anchor}"></a>\n\n### \`${id}\`\n`;
  expect(documentation).toContain(heading);
  const section =
    documentation.slice(documentation.indexOf(heading) + heading.length).split('\n<a id=')[0] ?? '';
  const sentence = summary.charAt(0).toUpperCase() + summary.slice(1);
  expect(section).toContain(`${sentence}. *${severity === 'error' ? 'Error' : 'Warning'}.*`);
});

test('every section of docs/checks.md about a rule of these folders has that rule', () => {
  const sections = [...documentation.matchAll(/^### `([a-z]+\/[a-z-]+)`$/gm)].map(([, id]) => id);
  expect(sections.filter((id) => areas.has(id?.split('/')[0]))).toEqual(rules.map(({ id }) => id));
});
