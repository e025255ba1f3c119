import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadClusters } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { riverReader } from './build.ts';
import { checkStack } from './checks.ts';
import { Stack } from './stack.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'obs-checks-'));
  symlinkSync(resolve('imports'), join(root, 'imports'));
});
afterEach(() => rmSync(root, { recursive: true }));

const clusters = loadClusters('.', ['poddle']);
const read = riverReader('.');

/** What is found in the first cluster when a file of river/ has another text. */
const check = (file?: string, change = (text: string) => text) => {
  const [{ cluster } = { cluster: undefined }] = clusters;
  if (!cluster) throw new Error('no cluster');
  const riverFile = (name: string) => (name === file ? change(read(name)) : read(name));
  const stack = new Stack(cluster, { renders: new StoredRenders(openWorkspace('.')), riverFile });
  return checkStack(stack, { root });
};

test('what is shipped breaks no rule, and no rule is silenced', async () => {
  const { findings, rules } = await check();
  expect(findings).toEqual([]);
  expect(rules).toBeGreaterThan(100);
});

test.each([
  ['gateway.alloy', 'sys.env("CLUSTER")', 'river/variable-unset'],
  ['features/traces-balanced.alloy', '"traceID"', 'river/enum'],
])('a mistake in %s is told by its file and line', async (file, written, rule) => {
  const before = read(file).split(written)[0] ?? '';
  const { findings } = await check(file, (text) => text.replace(written, written.replace(/[A-Z]+"/, 'X"')));
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule,
      at: expect.objectContaining({ file: `river/${file}`, line: before.split('\n').length }),
    }),
  );
});
