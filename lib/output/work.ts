import { setImmediate } from 'node:timers/promises';
import type { Disk } from './disk.ts';

/** What every step of a replacement works with. */
export interface Work {
  /** The folder that is replaced. */
  readonly dist: string;
  readonly disk: Disk;
  /**
   * To be called for each file: now and then it lets the event loop run, so that signals are heard, and that is to be
   * awaited.
   *
   * @throws the reason of the signal once it is aborted
   */
  readonly pace: () => Promise<void> | undefined;
}

export function work(dist: string, disk: Disk, signal: AbortSignal | undefined): Work {
  let steps = 0;
  const turn = async () => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  const pace = () => {
    signal?.throwIfAborted();
    return ++steps % 64 === 0 ? turn() : undefined;
  };
  return { dist, disk, pace };
}
