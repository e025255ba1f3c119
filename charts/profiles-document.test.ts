import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseYaml } from '../lib/support/yaml.ts';
import { checkStack } from './checks.ts';
import { poddleWith, settingsOf } from './testing.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'obs-scale-'));
  symlinkSync(resolve('imports'), join(root, 'imports'));
});
afterAll(() => rmSync(root, { recursive: true }));

// Poddle's own are too small for the larger profiles.
const nodes = { ...(settingsOf('clusters/poddle.yaml').nodes as object), memory: '64Gi' };

const blocks = [...readFileSync('docs/scale.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gmu)].map(
  ([, text = '']) => text,
);

test('there are examples', () => expect(blocks.length).toBeGreaterThan(2));

test.each(blocks)('poddle with\n%s\nbreaks no rule', async (text) => {
  const [document] = parseYaml(text, 'docs/scale.md');
  const stack = poddleWith({ nodes, ...(document?.value as Record<string, unknown>) });
  const { findings } = await checkStack(stack, { root });
  expect(findings).toEqual([]);
});
