import * as nodeFs from 'node:fs';
import { dirname, join } from 'node:path';
import { leftovers, newTreePath } from './beside.ts';
import { type Disk, diskError, shown } from './disk.ts';
import { type WaitOptions, withLock } from './lock.ts';
import { isAlive } from './process-identity.ts';
import { type Work, work } from './work.ts';

/**
 * Puts right what a killed run left beside `dist/`: a tree that was being made is removed, and `dist/` (or the folder of
 * a cluster or namespace) that was on its way out comes back when nothing took its place. Every command calls this first. It costs
 * one look into the folder of `dist/`, and does nothing while another run is writing.
 *
 * @returns what was done, a sentence for each thing, to be told to the user
 * @throws ObsError (exit code 3) when the disk does not let it
 */
export async function repair(
  dist: string,
  { disk = nodeFs, ...wait }: WaitOptions & { readonly disk?: Disk } = {},
): Promise<string[]> {
  const found = leftovers(dist, disk);
  if (found.length === 0 || found.some((item) => item.kind === 'lock' && isAlive(item.holder))) return [];
  const task = work(dist, disk, undefined);
  return withLock(task, wait, async () => repairLocked(task));
}

/** The same for one who holds the lock. */
export function repairLocked({ dist, disk }: Work): string[] {
  return leftovers(dist, disk).flatMap((item) => {
    if (item.kind === 'lock') return [];
    try {
      if (item.kind === 'old' && disk.existsSync(dirname(item.target)) && !disk.existsSync(item.target)) {
        disk.renameSync(item.path, item.target);
        return [
          `an interrupted run left ${shown(item.target)} missing: its content, ${shown(item.path)}, is back in its place`,
        ];
      }
      discard(dist, item.path, disk);
      return [`an interrupted run left ${shown(item.path)}: removed, ${shown(dist)} is whole`];
    } catch (error) {
      throw diskError(error, item.path);
    }
  });
}

/**
 * Removes a tree, after it was given a name that nobody knows: a child process that outlived its run and would exchange
 * the tree for another must not find it half removed.
 */
export function discard(dist: string, tree: string, disk: Disk): void {
  const doomed = newTreePath(dist);
  disk.renameSync(tree, doomed);
  removeTree(doomed, disk);
}

/** What `rmSync` does, with a third of its calls: nothing in the tree is read-only, busy or somebody else's. */
function removeTree(folder: string, disk: Disk): void {
  for (const entry of disk.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeTree(path, disk);
    else disk.unlinkSync(path);
  }
  disk.rmdirSync(folder);
}
