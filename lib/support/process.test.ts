import { expect, test } from '@jest/globals';
import { start } from './process.ts';

const node = (script: string) => start(process.execPath, ['-e', script], { env: {} });

test('a program runs until it is stopped, with nothing of this environment', async () => {
  const started = await node(
    'console.log(Object.keys(process.env).filter((name) => name !== "__CF_USER_TEXT_ENCODING").length, "ready"); setInterval(() => {}, 1000)',
  );
  while (!started.output().includes('ready')) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(started.output()).toBe('0 ready\n');
  expect(started.isRunning()).toBe(true);
  await started.stop();
  expect(started.isRunning()).toBe(false);
});

test('what it printed last is kept when it ends by itself', async () => {
  const started = await node('console.error("x".repeat(20000) + "no such flag")');
  while (started.isRunning()) await new Promise((resolve) => setTimeout(resolve, 10));
  await started.stop();
  expect(started.output()).toMatch(/^x+no such flag\n$/);
  expect(started.output()).toHaveLength(16_384);
});

test('a program that is not there is an error', async () => {
  await expect(start('/nowhere/program', [], { env: {} })).rejects.toThrow(
    '/nowhere/program could not be started: spawn /nowhere/program ENOENT',
  );
});
