import { ObsError } from '../support/errors.ts';
import { run } from '../support/process.ts';
import type { Disk } from './disk.ts';

/**
 * Returns when the content of files has reached the disk. A few are synced side by side; for many, Linux syncs their
 * whole file system at once (syncfs, through `sync -f`), which is many times faster.
 *
 * The names of the files need not be waited for: a file system keeps the order of what is done to its folders, so after
 * a power cut either nothing of a tree that took another's place is there, or all of it.
 *
 * @param folder one on the file system of the files
 */
export async function flush(disk: Disk, files: readonly string[], folder: string): Promise<void> {
  if (files.length > maxSingly && (await syncFileSystem(folder))) return;
  await Promise.all(files.map((file) => syncOne(disk, file)));
}

const maxSingly = 100;

async function syncOne(disk: Disk, path: string): Promise<void> {
  const descriptor = disk.openSync(path, 'r');
  try {
    await new Promise<void>((resolve, reject) => {
      disk.fsync(descriptor, (error) => (error ? reject(error) : resolve()));
    });
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
