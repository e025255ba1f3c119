import { Buffer } from 'node:buffer';
import type { Dirent, Stats } from 'node:fs';
import { join } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { type Disk, errorCode, shown } from './disk.ts';
import { folderName, isOwnPath } from './names.ts';
import type { OutputFile } from './plan.ts';
import type { Work } from './work.ts';

/** What a run does to `dist/`. Paths are relative to it, with `/`, sorted. */
export interface TreeChange {
  /** New files and files with new content. */
  readonly written: readonly string[];
  /** Those of `written` that were not there before. */
  readonly added: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Files that this program did not make (`isOwnPath`). They stay where they are. */
  readonly foreign: readonly string[];
}

/** What shall lie below `dist/`. */
export interface Tree {
  /** Every file of the clusters below. */
  readonly files: readonly OutputFile[];
  /** The clusters that are looked at; the folders of others are left alone. `all`: a folder of no cluster goes. */
  readonly clusters: readonly string[] | 'all';
}

/**
 * Compares what lies in `dist/` with what shall lie there, byte by byte. Modes and times are not compared: git and
 * umask decide about them.
 *
 * @throws ObsError (exit code 2) when `dist` is no folder, or something in it is in the way of a file or a folder
 */
export async function compare({ dist, disk, pace }: Work, { files, clusters }: Tree): Promise<TreeChange> {
  const wanted = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const folders = foldersAbove(files);
  const names = clusters === 'all' ? undefined : new Set(clusters.map(folderName));
  const inScope = (path: string) => names?.has(path.split('/', 1)[0] ?? path) ?? true;
  for (const path of wanted.keys()) {
    if (!inScope(path) || !isOwnPath(path)) throw new Error(`${path} is no path of this run`);
  }

  const found = new Set<string>();
  const change = { written: [], added: [], unchanged: [], removed: [], foreign: [] } as Record<
    keyof TreeChange,
    string[]
  >;
  if (!isThere(dist, disk)) {
    const all = [...wanted.keys()].sort();
    return { ...change, written: all, added: all };
  }
  const room = Buffer.allocUnsafe(files.reduce((most, { bytes }) => Math.max(most, bytes.length), 0) + 1);
  for (const { path, entry } of walk(disk, dist, inScope)) {
    const turn = pace();
    if (turn) await turn;
    if (entry.isDirectory()) {
      if (wanted.has(path)) throw inTheWay(join(dist, path), 'a folder', 'file');
      continue;
    }
    if (folders.has(path)) throw inTheWay(join(dist, path), kindOf(entry), 'folder');
    const bytes = wanted.get(path);
    if (bytes) {
      found.add(path);
      const equal = entry.isFile() && holds(disk, `${dist}/${path}`, bytes, room);
      change[equal ? 'unchanged' : 'written'].push(path);
    } else change[isOwnPath(path) ? 'removed' : 'foreign'].push(path);
  }
  change.added = [...wanted.keys()].filter((path) => !found.has(path));
  change.written.push(...change.added);
  for (const paths of Object.values(change)) paths.sort();
  return change;
}

/**
 * Whether a file has just this content.
 *
 * @param room for a byte more than that, which a longer file shows
 */
function holds(disk: Disk, file: string, bytes: Uint8Array, room: Buffer): boolean {
  const descriptor = disk.openSync(file, 'r');
  try {
    const length = disk.readSync(descriptor, room, 0, bytes.length + 1, null);
    return length === bytes.length && room.compare(bytes, 0, length, 0, length) === 0;
  } finally {
    disk.closeSync(descriptor);
  }
}

/**
 * Everything below a folder, folders before what is in them. Links are not followed.
 *
 * @param enter whether to look at what lies directly in the folder
 */
export function* walk(
  disk: Disk,
  root: string,
  enter: (name: string) => boolean = () => true,
  below = '',
): Generator<{ path: string; entry: Dirent }> {
  for (const entry of disk.readdirSync(below ? `${root}/${below}` : root, { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (!below && !enter(path)) continue;
    yield { path, entry };
    if (entry.isDirectory()) yield* walk(disk, root, enter, path);
  }
}

/** Whether `dist` is there, and then that it is a folder. */
function isThere(dist: string, disk: Disk): boolean {
  try {
    const found = disk.lstatSync(dist);
    if (!found.isDirectory()) throw inTheWay(dist, kindOf(found), 'folder');
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function foldersAbove(files: readonly OutputFile[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { path } of files) {
    let end = path.lastIndexOf('/');
    while (end > 0 && !folders.has(path.slice(0, end))) {
      folders.add(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1);
    }
  }
  return folders;
}

function kindOf(entry: Dirent | Stats): string {
  if (entry.isSymbolicLink()) return 'a symbolic link';
  return entry.isFile() ? 'a file' : 'no regular file';
}

function inTheWay(path: string, what: string, wanted: string): ObsError {
  return new ObsError({
    message: `${shown(path)} is ${what}, where a ${wanted} is to be`,
    fix: 'move it elsewhere and run again',
  });
}
