import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findProgram, missing } from './programs.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-programs-'));
  for (const name of ['loki', 'other']) {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(folder, 'tempo'), '', { mode: 0o644 });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a program is the one that its variable names, else the first on PATH', () => {
  const path = ['/nowhere', '', folder].join(delimiter);
  expect(findProgram('loki', { PATH: path })).toBe(join(folder, 'loki'));
  expect(findProgram('loki', { PATH: path, LOKI_BIN: join(folder, 'other') })).toBe(join(folder, 'other'));
  expect(findProgram('loki', { PATH: path, LOKI_BIN: '/nowhere/loki' })).toBeUndefined();
  expect(findProgram('tempo', { PATH: path })).toBeUndefined();
  expect(findProgram('loki', {})).toBeUndefined();
  expect(missing('loki')).toBe('loki is neither on PATH nor named by LOKI_BIN');
});
