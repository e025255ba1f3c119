import { ObsError } from '../support/errors.ts';
import { run } from '../support/process.ts';
import { type Disk, errorCode } from './disk.ts';

/**
 * Returns when the content of files, and the names in folders, have reached the disk. A few are synced one by one; for
 * many, Linux syncs their whole file system at once (syncfs, through `sync -f`), which is many times faster.
 *
 * @param folders in the order in which they are synced: what is in a folder before the folder, all in the last one
 */
export async function flush(disk: Disk, files: readonly string[], folders: readonly string[]): Promise<void> {
  if (files.length > maxSingly && (await syncFileSystem(folders.at(-1) ?? '.'))) return;
  for (const file of files) syncOne(disk, file);
  for (const folder of folders) syncFolder(disk, folder);
}

/** Waits until the names in a folder are on the disk. */
export function syncFolder(disk: Disk, folder: string): void {
  try {
    syncOne(disk, folder);
  } catch (error) {
    // Some network file systems cannot do this for folders, and say so in this way.
    if (errorCode(error) !== 'EINVAL') throw error;
  }
}

const maxSingly = 100;

function syncOne(disk: Disk, path: string): void {
  const descriptor = disk.openSync(path, 'r');
  try {
    disk.fsyncSync(descriptor);
  } finally {
    disk.closeSync(descriptor);
  }
}

/** Whether it could be done; where it cannot, there is still the other way. */
async function syncFileSystem(path: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
  try {
    return (await run('sync', ['-f', '--', path], { env })).code === 0;
  } catch (error) {
    if (error instanceof ObsError) return false;
    throw error;
  }
}
