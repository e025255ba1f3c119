import { setImmediate } from 'node:timers/promises';
import type { Disk } from './disk.ts';

/** What every step of a replacement works with. */
export interface Work {
  /** The folder that is replaced. */
  readonly dist: string;
  readonly disk: Disk;
  /**
   * To be awaited for each file: now and then it lets the event loop run, so that signals are heard.
   *
   * @throws the reason of the signal once it is aborted
   */
  readonly pace: () => Promise<void>;
}

export function work(dist: string, disk: Disk, signal: AbortSignal | undefined): Work {
  let steps = 0;
  const pace = async () => {
    if (++steps % 64 === 0) await setImmediate();
    signal?.throwIfAborted();
  };
  return { dist, disk, pace };
}
