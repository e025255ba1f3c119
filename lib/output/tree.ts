import * as nodeFs from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ExitCode, ObsError } from '../support/errors.ts';
import { newTreePath, oldTreePath } from './beside.ts';
import { compare, type Tree, type TreeChange } from './compare.ts';
import { type Disk, diskError, errorCode, readError, shown } from './disk.ts';
import type { Exchange } from './exchange.ts';
import { type WaitOptions, withLock } from './lock.ts';
import { discard, repairLocked } from './repair.ts';
import { stage } from './stage.ts';
import { swap } from './swap.ts';
import { type Work, work } from './work.ts';

export interface ReplaceOptions extends Tree, WaitOptions {
  /** The folder to replace. It may be missing; the folder that it is in must not. */
  readonly dist: string;
  /**
   * Stops the run: what was staged is removed, the lock released, and the reason of the signal thrown. Once the new tree
   * is whole and takes the place of the old one, the run goes on to its end.
   * @default the run cannot be stopped
   */
  readonly signal?: AbortSignal;
  /** @default `node:fs` */
  readonly disk?: Disk;
  /** Ways to exchange two paths in one step. @default those of the system */
  readonly ways?: readonly Exchange[];
}

/** What `replaceTree` would do; nothing is touched. */
export async function compareTree({
  dist,
  disk = nodeFs,
  signal,
  ...tree
}: Tree & Pick<ReplaceOptions, 'dist' | 'disk' | 'signal'>): Promise<TreeChange> {
  return compareNow(work(dist, disk, signal), tree);
}

/**
 * Makes `dist/` hold exactly the given files, and what it holds that this program did not make. It has its old content
 * or its new one at every moment, also when the process is killed (`swap` tells of systems where it may be missing for a
 * moment); a run that fails leaves the old one and nothing beside it. Unchanged files keep their inode and time; when
 * nothing changes, nothing is touched, and `dist/` may be read-only. When all that changes
 * lies in one namespace, or in one cluster, only its folder is replaced.
 *
 * @throws ObsError (exit code 3): disk full, no permission, read-only, another run is writing; (exit code 2): `dist` is
 * no folder, or something in it is in the way
 */
export async function replaceTree(options: ReplaceOptions): Promise<TreeChange> {
  const { disk = nodeFs, signal } = options;
  const dist = resolve(options.dist);
  const task = work(dist, disk, signal);
  const generation = generationOf(task);
  const before = await compareNow(task, options);
  if (!isChange(before)) return before;
  return withLock(task, options, async () => {
    for (const line of repairLocked(task)) options.say?.(line);
    // Another run may have been writing until now.
    const change = generationOf(task) === generation ? before : await compareNow(task, options);
    if (isChange(change)) await replaceLocked(task, change, options);
    return change;
  });
}

/** Changes whenever a run has put another folder in the place of `dist`, or of that of a cluster or a namespace. */
function generationOf({ dist, disk }: Work): string {
  const inodes = (path: string, depth: number): string => {
    const found = disk.lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (!found?.isDirectory() || depth === 0) return `${found?.ino}`;
    const below = disk.readdirSync(path).map((name) => inodes(join(path, name), depth - 1));
    return `${found.ino} ${below.join(' ')}`;
  };
  return inodes(dist, 2);
}

async function compareNow(task: Work, tree: Tree): Promise<TreeChange> {
  try {
    return await compare(task, tree);
  } catch (error) {
    throw readError(error, task.dist);
  }
}

const isChange = ({ written, removed }: TreeChange) => written.length + removed.length > 0;

async function replaceLocked(task: Work, change: TreeChange, options: ReplaceOptions): Promise<void> {
  const { dist, disk } = task;
  const folder = changedFolder(task, change, options);
  const target = join(dist, folder);
  const below = (path: string) => (folder === '' ? path : path.slice(folder.length + 1));
  const changed = new Set(change.written);
  const files = options.files.filter(({ path }) => changed.has(path));
  const written = new Map(files.map(({ path, bytes }) => [below(path), bytes]));
  const removed = new Set(change.removed.map(below));
  const tree = newTreePath(dist);
  let replaced: string | undefined;
  try {
    const count = await stage(task, { target, tree, written, removed });
    if (count === 0 && folder !== '') {
      // Nothing of this cluster is left, and then its folder goes.
      disk.rmdirSync(tree);
      disk.renameSync(target, tree);
      replaced = tree;
    } else {
      const { ways } = options;
      replaced = await swap({ tree, target, old: oldTreePath(dist, folder), disk, ...(ways && { ways }) });
    }
  } catch (error) {
    removeStaged(disk, tree);
    throw diskError(error, target, dist);
  }
  finish(task, replaced);
}

/** The folder below `dist` that holds every change: that of a namespace, of a cluster, or `dist` itself (empty). */
function changedFolder({ dist, disk }: Work, { written, removed }: TreeChange, { files }: Tree): string {
  const changed = [...written, ...removed];
  const [cluster = '', ...clusters] = new Set(changed.map((path) => path.split('/', 1)[0] ?? path));
  if (clusters.length > 0 || !disk.existsSync(dist)) return '';
  const [namespace = '', ...namespaces] = new Set(changed.map((path) => dirname(path)));
  // The folder of a namespace that loses its last file goes, and with it perhaps that of the cluster.
  const stays = files.some(({ path }) => path.startsWith(`${namespace}/`));
  return namespaces.length === 0 && stays && disk.existsSync(join(dist, cluster)) ? namespace : cluster;
}

/** What cannot be removed here is removed by `repair`; the error that led here is the one to be told. */
function removeStaged(disk: Disk, tree: string): void {
  try {
    disk.rmSync(tree, { recursive: true, force: true });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

/** The new tree is in its place: removes the old one. */
function finish({ dist, disk }: Work, replaced: string | undefined): void {
  try {
    if (replaced !== undefined) discard(dist, replaced, disk);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new ObsError(
      {
        message: `${shown(dist)} has its new content, but the old one beside it could not be removed: ${(error as Error).message}`,
        fix: `remove ${shown(join(dirname(dist), `.${basename(dist)}-new-*`))}`,
      },
      ExitCode.outside,
      error,
    );
  }
}
