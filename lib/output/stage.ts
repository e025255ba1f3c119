import { constants } from 'node:fs';
import { join } from 'node:path';
import { walk } from './compare.ts';
import { type Disk, diskError, errorCode } from './disk.ts';
import { flush } from './flush.ts';
import type { Work } from './work.ts';

export interface StageOptions {
  /** The folder that the new tree takes the place of; it may be missing. */
  readonly target: string;
  /** The new tree: a path that does not exist, in a folder that does. */
  readonly tree: string;
  /** New content, by path below the target. */
  readonly written: ReadonlyMap<string, Uint8Array>;
  /** Paths below the target that do not come along. */
  readonly removed: ReadonlySet<string>;
}

/**
 * Makes a whole new tree beside the old one: what stays as it is becomes a hard link (a copy with the same time where
 * the file system has no links), what is new is written. Files have mode 0644 and folders 0755, whatever the umask, and
 * what was written has reached the disk when this returns.
 *
 * @returns how many files the tree has
 */
export async function stage({ disk, pace }: Work, options: StageOptions): Promise<number> {
  const { target, tree, written, removed } = options;
  const folders = new Folders(disk, tree);
  const made: string[] = [];
  for (const [path, bytes] of written) {
    await pace();
    folders.make(path);
    const file = join(tree, path);
    try {
      disk.writeFileSync(file, bytes, { flag: 'wx' });
      disk.chmodSync(file, 0o644);
    } catch (error) {
      throw diskError(error, join(target, path), target);
    }
    made.push(file);
  }
  // The disk works while links are made; when that fails first, its error is the one to be told.
  const flushed = flush(disk, made, tree);
  flushed.catch(() => {});
  const copied: string[] = [];
  let kept = 0;
  for (const { path, entry } of disk.existsSync(target) ? walk(disk, target) : []) {
    await pace();
    if (entry.isDirectory() || removed.has(path) || written.has(path)) continue;
    folders.make(path);
    const [source, copy] = [join(target, path), join(tree, path)];
    if (entry.isSymbolicLink()) disk.symlinkSync(disk.readlinkSync(source), copy);
    else if (!link(disk, source, copy)) {
      copyFile(disk, source, copy);
      copied.push(copy);
    }
    kept++;
  }
  await pace();
  await Promise.all([flushed, flush(disk, copied, tree)]);
  return kept + written.size;
}

/** The folders of the new tree, made when the first file needs them. */
class Folders {
  private readonly made = new Set<string>();
  private readonly disk: Disk;
  private readonly tree: string;

  constructor(disk: Disk, tree: string) {
    this.disk = disk;
    this.tree = tree;
    this.makeOne('');
  }

  /** Makes the folders above a file. */
  make(file: string): void {
    for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1))
      this.makeOne(file.slice(0, end));
  }

  private makeOne(folder: string): void {
    if (this.made.has(folder)) return;
    this.made.add(folder);
    const path = join(this.tree, folder);
    this.disk.mkdirSync(path, 0o755);
    this.disk.chmodSync(path, 0o755);
  }
}

/** Whether a file has another name now. */
function link(disk: Disk, file: string, name: string): boolean {
  try {
    disk.linkSync(file, name);
    return true;
  } catch (error) {
    if (noLinks.has(errorCode(error) ?? '')) return false;
    throw error;
  }
}

/** How file systems say that they have no hard links, not between these two folders, not of this file, or not so many. */
const noLinks = new Set(['EPERM', 'EACCES', 'EXDEV', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

function copyFile(disk: Disk, source: string, copy: string): void {
  disk.copyFileSync(source, copy, constants.COPYFILE_EXCL);
  disk.chmodSync(copy, 0o644);
  const { atime, mtime } = disk.lstatSync(source);
  disk.utimesSync(copy, atime, mtime);
}
