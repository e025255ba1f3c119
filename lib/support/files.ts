import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ObsError } from './errors.ts';

/**
 * A path that comes from input, inside a folder.
 *
 * @throws ObsError when it points outside the folder
 */
export function inside(folder: string, path: string): string {
  const full = resolve(folder, path);
  const below = relative(folder, full);
  if (
    isAbsolute(path) ||
    below === '..' ||
    below.startsWith(`..${sep}`) ||
    isAbsolute(below) ||
    path.includes('\0')
  ) {
    throw new ObsError({
      message: `the path "${path}" leads outside ${folder}`,
      fix: 'name a path below it',
    });
  }
  return full;
}

/** Every file below a folder, as sorted paths relative to it with `/`. A folder that does not exist has none. */
export function listFiles(folder: string): string[] {
  // An error, as every cluster without such a folder would have it, costs far more than a look.
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  const found: string[] = [];
  const visit = (below: string) => {
    let entries: import('node:fs').Dirent[];
    try {
      entries = readdirSync(join(folder, below), { withFileTypes: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    for (const entry of entries) {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) visit(path);
      else found.push(path);
    }
  };
  visit('');
  return found.sort();
}

/** Writes a file so that it is there whole or not at all, and makes its folder. It is on the disk on return. */
export function writeFileAtomically(file: string, content: string | Uint8Array): void {
  write(file, content, fsyncSync);
}

/**
 * The same for a file that can be made again at any time, and whose reader can tell half of one: after a power cut it
 * may be broken, but nobody waits for the disk.
 */
export function writeCacheFile(file: string, content: string | Uint8Array): void {
  write(file, content, () => {});
}

function write(file: string, content: string | Uint8Array, settle: (descriptor: number) => void): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(temporary, 'w', 0o644);
    try {
      writeFileSync(descriptor, content);
      settle(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
