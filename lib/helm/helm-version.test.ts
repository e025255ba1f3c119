import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { RunResult } from '../support/process.ts';
import { versionOf } from './helm-version.ts';

let tools: string;
beforeEach(() => {
  tools = mkdtempSync(join(tmpdir(), 'obs-helm-'));
});
afterEach(() => rmSync(tools, { recursive: true }));

const helm = (program: string) => ({
  program,
  run: jest.fn(async (_: readonly string[]): Promise<RunResult> => {
    return { code: 0, stdout: 'v4.1.4+g05fa379\n', stderr: '' };
  }),
});

test('the helm of the npm package is asked once', async () => {
  const own = helm(join(tools, 'helm-0123456789abcdef'));
  expect(await versionOf(own, tools)).toBe('v4.1.4+g05fa379');
  expect(await versionOf(own, tools)).toBe('v4.1.4+g05fa379');
  expect(own.run.mock.calls).toEqual([[['version', '--short']]]);
  expect(readFileSync(`${own.program}.version`, 'utf8')).toBe('v4.1.4+g05fa379');
});

test.each(['', 'v4', 'v4.1.4+g05fa379 and more'])('it is asked again when %j is kept', async (text) => {
  const own = helm(join(tools, 'helm-0123456789abcdef'));
  writeFileSync(`${own.program}.version`, text);
  expect(await versionOf(own, tools)).toBe('v4.1.4+g05fa379');
  expect(own.run).toHaveBeenCalledTimes(1);
});

test('any other helm is asked each time: the same path may be another program', async () => {
  const other = helm('/usr/bin/helm');
  await versionOf(other, tools);
  await versionOf(other, tools);
  expect(other.run).toHaveBeenCalledTimes(2);
});
