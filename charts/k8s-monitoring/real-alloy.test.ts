import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { findAlloy } from '../../lib/river/checks/real-alloy.ts';
import { at } from '../../lib/support/plain.ts';
import { run } from '../../lib/support/process.ts';
import { stacks } from './testing.ts';

const alloy = findAlloy();
const withAlloy = alloy === undefined ? test.skip : test;
const folder = mkdtempSync(join(tmpdir(), 'obs-k8s-monitoring-'));
afterAll(() => rmSync(folder, { recursive: true }));

const configurations = stacks['4.4.0'].objects
  .map(({ object }) => object)
  .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.namespace === 'monitoring')
  .map(({ metadata, data }) => ({ name: metadata.name, text: String(at(data, 'config.alloy')) }));

test('there is a configuration for each collector', () => {
  expect(configurations.map(({ name }) => name)).toHaveLength(4);
});

withAlloy.each(configurations)('alloy validate takes $name', async ({ name, text }) => {
  const path = join(folder, `${name}.alloy`);
  writeFileSync(path, text);
  expect(await run(alloy ?? '', ['validate', path], { env: {} })).toMatchObject({ code: 0 });
});
