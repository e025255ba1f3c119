import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { ExitCode, ObsError } from '../support/errors.ts';
import { lockPath } from './beside.ts';
import { withLock } from './lock.ts';
import { isAlive, self } from './process-identity.ts';
import { besideOf, cleanUp, systemError, tempDist, watchedDisk } from './testing.ts';
import { work } from './work.ts';

const made: string[] = [];
afterEach(() => {
  for (const dist of made.splice(0)) cleanUp(dist);
});
function given(): string {
  const dist = tempDist();
  made.push(dist);
  return dist;
}
const task = (dist: string) => work(dist, fs, undefined);
const onLinux = process.platform === 'linux' ? test : test.skip;

test.each(['', 'x', '-', '1', '-1-abc', '0-abc', '4194305-abc', '99999999999999999999-abc'])(
  'no process is called "%s"',
  (name) => expect(isAlive(name)).toBe(false),
);

test('this process is alive', () => {
  expect(self()).toMatch(new RegExp(`^${process.pid}-`));
  expect(isAlive(self())).toBe(true);
});

onLinux('another process with the same number is another process', () => {
  expect(isAlive(`${process.pid}-0123456789ab`)).toBe(false);
  expect(isAlive(self().replace(/^\d+/, '1'))).toBe(false);
});

test('the lock is held during the work and gone after it, also after an error', async () => {
  const dist = given();
  const during = await withLock(task(dist), {}, async () => besideOf(dist));
  expect(during).toEqual([`.dist-lock-${self()}`]);
  await expect(withLock(task(dist), {}, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(besideOf(dist)).toEqual([]);
});

test('who comes second waits, and says for whom', async () => {
  const dist = given();
  const order: string[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const first = withLock(task(dist), {}, async () => {
    await finished;
    order.push('first');
  });
  const say = (line: string) => {
    order.push(line);
    finish();
  };
  await Promise.all([first, withLock(task(dist), { say }, async () => order.push('second'))]);
  expect(order).toEqual([`process ${process.pid} is writing ${dist}: waiting for it`, 'first', 'second']);
});

test('of many that come at once, each has the lock alone', async () => {
  const dist = given();
  let inside = 0;
  const work = async () => {
    expect(++inside).toBe(1);
    await new Promise(setImmediate);
    inside--;
  };
  await Promise.all(Array.from({ length: 6 }, () => withLock(task(dist), {}, work)));
});

test('a lock of another process that is alive is respected, and an error after the wait', async () => {
  const dist = given();
  // Process 1 always runs; what it calls itself is asked the way it is checked.
  const parent = `${process.ppid}-`;
  const name = nameOf(process.ppid);
  fs.writeFileSync(lockPath(dist, name), '');
  const failure = await withLock(task(dist), { wait: 20 }, async () => 'never').catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ObsError);
  expect(failure).toMatchObject({ exitCode: ExitCode.outside });
  expect((failure as ObsError).message).toMatch(
    new RegExp(
      `^process ${process.ppid} is writing .*, and has not finished within 0.02 s\n.*kill ${process.ppid}`,
    ),
  );
  expect(besideOf(dist).map((file) => file.includes(parent))).toEqual([true]);
});

test('a lock whose process is gone is none', async () => {
  const dist = given();
  for (const holder of ['1-0123456789ab', '4194305-0123456789ab', 'nonsense'])
    fs.writeFileSync(lockPath(dist, holder), '');
  expect(await withLock(task(dist), { wait: 0 }, async () => besideOf(dist))).toEqual([
    `.dist-lock-${self()}`,
  ]);
});

test('waiting can be stopped', async () => {
  const dist = given();
  fs.writeFileSync(lockPath(dist, nameOf(process.ppid)), '');
  const controller = new AbortController();
  const stopped = withLock(
    work(dist, fs, controller.signal),
    { say: () => controller.abort(new Error('SIGTERM')) },
    async () => 0,
  );
  await expect(stopped).rejects.toThrow('SIGTERM');
});

test.each([
  ['EROFS', /is on a read-only file system/],
  ['EACCES', /^no permission to write/],
  ['ENOSPC', /^the disk is full/],
])('a lock that cannot be written (%s) is an error about the folder', async (code, message) => {
  const dist = given();
  const disk = watchedDisk((name) => {
    if (name === 'openSync') throw systemError(code);
  });
  const failure = withLock(work(dist, disk, undefined), {}, async () => 0);
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.toThrow(dirname(dist));
});

test('a folder that is not there', async () => {
  const dist = join(given(), 'missing', 'dist');
  await expect(withLock(task(dist), {}, async () => 0)).rejects.toThrow(ObsError);
});

/** What a process that runs would call itself. */
function nameOf(pid: number): string {
  const real = Object.getOwnPropertyDescriptor(process, 'pid');
  try {
    Object.defineProperty(process, 'pid', { value: pid, configurable: true });
    return self();
  } finally {
    if (real) Object.defineProperty(process, 'pid', real);
  }
}
