import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';
import { ExitCode, ObsError } from '../support/errors.ts';
import type * as processModule from '../support/process.ts';

const { run: realRun } = await import('../support/process.ts');
const run = jest.fn<typeof processModule.run>();
jest.unstable_mockModule('../support/process.ts', () => ({ run }));
const { exchanges } = await import('./exchange.ts');
const { swap } = await import('./swap.ts');
const fs = await import('node:fs');

const folder = mkdtempSync(join(tmpdir(), 'obs-output-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [tree, target, old] = ['tree', 'target', 'old'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
beforeEach(() => {
  run.mockReset();
  for (const path of [tree, target, old]) rmSync(path, { recursive: true, force: true });
  for (const path of [tree, target]) {
    mkdirSync(path);
    writeFileSync(join(path, 'from'), path);
  }
});
const done = (code: number) => Promise.resolve({ code, stdout: '', stderr: '' });
const isIn = (path: string) => fs.readFileSync(join(path, 'from'), 'utf8');
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('exactly what is run, and nothing of the environment but PATH', async () => {
  run.mockImplementation(() => done(1));
  process.env.SECRET = 'x';
  await swap({ tree, target, old, disk: fs });
  delete process.env.SECRET;
  const options = { env: { PATH: process.env.PATH, LC_ALL: 'C' }, timeout: 10_000 };
  const script = 'exit(syscall($ARGV[0] + 0, -100, $ARGV[1], -100, $ARGV[2], 2) == 0 ? 0 : 1)';
  const number = { x64: '316', arm64: '276' }[process.arch as string];
  const expected = [
    ...(number ? [['perl', ['-f', '-e', script, '--', number, tree, target], options]] : []),
    ['mv', ['--exchange', '-T', '--', tree, target], options],
  ];
  expect(run.mock.calls).toEqual(expected);
  expect([isIn(target), fs.existsSync(old) && isIn(old)]).toEqual([tree, target]);
});

onLinux('programs that are missing are no mistake', async () => {
  run.mockImplementation(() =>
    Promise.reject(new ObsError({ message: 'no such program' }, ExitCode.outside)),
  );
  expect(await swap({ tree, target, old, disk: fs })).toBe(old);
  expect(isIn(target)).toBe(tree);
});

onLinux('a bug is one', async () => {
  run.mockImplementation(() => Promise.reject(new TypeError('bug')));
  await expect(swap({ tree, target, old, disk: fs })).rejects.toThrow('bug');
});

onLinux('what counts is what happened, not the exit code: nothing is exchanged back', async () => {
  const { ino } = statSync(tree);
  run.mockImplementation(async (...args) => {
    await realRun(...args);
    return done(128);
  });
  const where = await swap({ tree, target, old, disk: fs });
  expect([isIn(target), statSync(target).ino]).toEqual([tree, ino]);
  expect(where === undefined ? undefined : isIn(where)).toBe(target);
});

onLinux('the real thing, for paths with all sorts of characters', async () => {
  run.mockImplementation(realRun);
  const odd = join(folder, '-a b\'$"\n;é');
  rmSync(odd, { recursive: true, force: true });
  mkdirSync(odd);
  writeFileSync(join(odd, 'from'), 'odd');
  expect(isIn((await swap({ tree: odd, target, old, disk: fs })) ?? '')).toBe(target);
  expect(isIn(target)).toBe('odd');
});

test('no old tree: one rename, and no child process', async () => {
  rmSync(target, { recursive: true });
  expect(await swap({ tree, target, old, disk: fs })).toBeUndefined();
  expect(isIn(target)).toBe(tree);
  expect(run).not.toHaveBeenCalled();
});

test.each(['darwin', 'win32'])('no way on %s', (platform) => {
  const real = Object.getOwnPropertyDescriptor(process, 'platform');
  Object.defineProperty(process, 'platform', { value: platform });
  try {
    expect(exchanges()).toEqual([]);
  } finally {
    if (real) Object.defineProperty(process, 'platform', real);
  }
});
