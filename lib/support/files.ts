import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
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

/** Writes a file so that it is there whole or not at all, and makes its folder. */
export function writeFileAtomically(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(temporary, 'w', 0o644);
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
