import { type Disk, errorCode } from './disk.ts';
import { type Exchange, exchanges } from './exchange.ts';

export interface SwapOptions {
  /** The whole new tree, on the file system of the target. */
  readonly tree: string;
  /** What it takes the place of; it may be missing. */
  readonly target: string;
  /** Where the old tree goes between two renames. Nothing lies there. */
  readonly old: string;
  readonly disk: Disk;
  /** Ways to exchange two paths in one step. @default those of the system */
  readonly ways?: readonly Exchange[];
}

/**
 * Puts a tree in the place of another: in one step where the system can exchange two paths, or where there is no old
 * tree, else by two renames. A process that is killed between those leaves both whole trees, and no target: `repair`.
 *
 * @returns where the old tree is now; undefined when there was none
 * @throws the error of the system; the old tree is in its place then
 */
export async function swap({ tree, target, old, disk, ways }: SwapOptions): Promise<string | undefined> {
  if (identity(disk, target) === undefined) {
    disk.renameSync(tree, target);
    return undefined;
  }
  const wanted = identity(disk, tree);
  for (const exchange of ways ?? exchanges()) {
    await exchange(tree, target);
    if (identity(disk, target) === wanted) return tree;
  }
  disk.renameSync(target, old);
  try {
    disk.renameSync(tree, target);
  } catch (error) {
    disk.renameSync(old, target);
    throw error;
  }
  return old;
}

/** What tells a folder from every other one that is there at the same time. */
function identity(disk: Disk, path: string): string | undefined {
  try {
    const { dev, ino } = disk.lstatSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
