import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { run } from '../../support/process.ts';
import type { RiverText } from '../model/index.ts';
import { checkRiver } from './engine.ts';
import { cases, original } from './mutations/index.ts';
import { findAlloy } from './real-alloy.ts';

const alloy = findAlloy();
const withAlloy = alloy === undefined ? test.skip : test;
const folder = mkdtempSync(join(tmpdir(), 'obs-alloy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the real Alloy says: `ALLOY_BIN`, else the one on PATH. */
const ask = (...args: readonly string[]) => run(alloy ?? '', args, { env: {} });

withAlloy.each(['agent', 'gateway'] as const)('alloy validate takes the %s', async (file) => {
  expect(await ask('validate', written(original(file)))).toMatchObject({ code: 0 });
});

withAlloy.each(['agent', 'gateway'] as const)('alloy fmt leaves the %s as it is', async (file) => {
  for (const { text } of original(file)) {
    expect(await ask('fmt', '--test', written([{ name: 'x', text }]))).toMatchObject({ code: 0 });
  }
});

withAlloy.each(cases())(
  'what alloy validate refuses is an error here, too: $file, $title',
  async ({ files }) => {
    const { code } = await ask('validate', written(files()));
    const { findings } = await checkRiver({ files: files() });
    if (code !== 0) expect(findings.map(({ severity }) => severity)).toContain('error');
  },
);

/** Files as the one configuration that a workload gets. */
function written(files: readonly RiverText[]): string {
  const path = join(folder, 'config.alloy');
  writeFileSync(path, files.map(({ text }) => text).join('\n'));
  return path;
}
