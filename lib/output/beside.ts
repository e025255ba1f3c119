import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import type { Disk } from './disk.ts';
import { errorCode } from './disk.ts';

/**
 * What lies beside `dist/` while it is replaced, and is left there by a run that was killed. All names begin with
 * `.dist-`:
 *
 * - `.dist-new-<unique>`: a tree that is being made or thrown away. It can be removed without a loss. No two runs use
 *   one name, so a child process that outlived its run cannot exchange the tree of the next one.
 * - `.dist-old`, `.dist-old.<cluster>` and `.dist-old.<cluster>.<namespace>`: what `dist/`, `dist/<cluster>` or
 *   `dist/<cluster>/<namespace>` was, between two renames. Neither name has a dot.
 * - `.dist-lock-<process>`: held by the process that writes.
 */
export type Leftover =
  | { readonly path: string; readonly kind: 'new' }
  | { readonly path: string; readonly kind: 'old'; readonly target: string }
  | { readonly path: string; readonly kind: 'lock'; readonly holder: string };

/** A name for a tree that no other run has. */
export function newTreePath(dist: string): string {
  return `${prefix(dist)}new-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/**
 * Where `dist/`, or the folder of a cluster or namespace in it, waits while another takes its place.
 *
 * @param folder its path below `dist/` @default `dist/` itself
 */
export function oldTreePath(dist: string, folder = ''): string {
  return `${prefix(dist)}old${folder === '' ? '' : `.${folder.replaceAll('/', '.')}`}`;
}

export function lockPath(dist: string, holder: string): string {
  return `${prefix(dist)}lock-${holder}`;
}

/** Everything of the kinds above that lies beside `dist/`. */
export function leftovers(dist: string, disk: Disk): Leftover[] {
  const parent = dirname(resolve(dist));
  const found: Leftover[] = [];
  for (const name of namesIn(parent, disk)) {
    const path = join(parent, name);
    if (!path.startsWith(prefix(dist))) continue;
    const rest = path.slice(prefix(dist).length);
    if (rest.startsWith('new-')) found.push({ path, kind: 'new' });
    else if (rest === 'old') found.push({ path, kind: 'old', target: resolve(dist) });
    else if (rest.startsWith('old.'))
      found.push({ path, kind: 'old', target: join(resolve(dist), ...rest.slice(4).split('.')) });
    else if (rest.startsWith('lock-')) found.push({ path, kind: 'lock', holder: rest.slice(5) });
  }
  return found;
}

function prefix(dist: string): string {
  const full = resolve(dist);
  return join(dirname(full), `.${basename(full)}-`);
}

function namesIn(folder: string, disk: Disk): string[] {
  try {
    return disk.readdirSync(folder).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
