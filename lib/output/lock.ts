import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ExitCode, ObsError } from '../support/errors.ts';
import { leftovers, lockPath } from './beside.ts';
import { diskError, errorCode, shown } from './disk.ts';
import { isAlive, self } from './process-identity.ts';
import type { Work } from './work.ts';

export interface WaitOptions {
  /** Milliseconds to wait for another run that is writing. @default 10000 */
  readonly wait?: number;
  /** Is told once whom this run waits for. @default nobody is */
  readonly say?: (line: string) => void;
}

/**
 * Does something while no other process that asks for the same lock does. A lock whose process is gone counts as none,
 * also when another process has its number now. Processes of another machine or container that write to the same
 * folder cannot be seen; they are not kept apart.
 *
 * Every process has a lock file of its own name, so nobody ever takes over or removes a lock that is alive: who has
 * made his file and then sees no other live one holds the lock. Of two that come at once, the one that looks last sees
 * the other.
 *
 * @throws ObsError (exit code 3) when the other run takes too long, or the lock cannot be written
 */
export async function withLock<T>(
  { dist, disk, pace }: Work,
  { wait = 10_000, say }: WaitOptions,
  critical: () => Promise<T>,
): Promise<T> {
  const path = lockPath(dist, self());
  const end = Date.now() + wait;
  for (let told = false; ; told = true) {
    const holder = acquire();
    if (holder === undefined) break;
    if (Date.now() >= end) {
      throw new ObsError(
        {
          message: `process ${holder} is writing ${shown(dist)}, and has not finished within ${wait / 1000} s`,
          fix: `wait until it has ended, or end it (kill ${holder}), then run again`,
        },
        ExitCode.outside,
      );
    }
    if (!told) say?.(`process ${holder} is writing ${shown(dist)}: waiting for it`);
    await pace();
    // Two that keep meeting each other must not keep step.
    await setTimeout(10 + Math.random() * 40);
  }
  try {
    return await critical();
  } finally {
    disk.rmSync(path, { force: true });
  }

  /** The number of the process that holds the lock; undefined when it is this one, from now on. */
  function acquire(): string | undefined {
    try {
      disk.closeSync(disk.openSync(path, 'wx', 0o644));
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return String(process.pid);
      throw diskError(error, dirname(path), dist);
    }
    for (const other of leftovers(dist, disk)) {
      if (other.kind !== 'lock' || other.path === path) continue;
      if (isAlive(other.holder)) {
        disk.rmSync(path, { force: true });
        return other.holder.split('-')[0] ?? other.holder;
      }
      disk.rmSync(other.path, { force: true });
    }
    return undefined;
  }
}
