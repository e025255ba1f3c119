import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ExitCode, ObsError } from '../support/errors.ts';
import type { Unread } from './inventory.ts';

/** What lies below a folder, sorted by path. */
export interface FoundFiles {
  /** Manifests by their name, relative to the folder, with `/`. */
  readonly manifests: readonly string[];
  /** What cannot or must not be read, each with the reason. */
  readonly unread: readonly Unread[];
  /** How many files are no manifests by their name, or are read under another name. */
  readonly otherFiles: number;
  /** Folders that are not looked into, relative to the folder: hidden ones and node_modules. */
  readonly passedOver: readonly string[];
}

const manifestName = /\.(ya?ml|json)$/i;

/**
 * Every file below a folder. Links are not followed: one that leads to a file of the same folder is read there, any other
 * is reported.
 *
 * @throws ObsError when the folder is not there, or is no folder
 */
export function findFiles(folder: string): FoundFiles {
  const root = folderAt(folder);
  const manifests: string[] = [];
  const unread: Unread[] = [];
  const passedOver: string[] = [];
  let otherFiles = 0;

  const visit = (below: string): void => {
    for (const entry of entriesOf(join(folder, below), unread)) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') passedOver.push(path);
        else visit(path);
      } else if (entry.isSymbolicLink()) {
        const problem = linkProblem(join(folder, path), root);
        if (problem) unread.push(problem);
        else otherFiles++;
      } else if (!manifestName.test(entry.name)) otherFiles++;
      else if (entry.isFile()) manifests.push(path);
      else
        unread.push({
          at: { file: join(folder, path) },
          message: 'this is no regular file, so it is not read',
        });
    }
  };
  visit('');
  return { manifests: manifests.sort(), unread, otherFiles, passedOver: passedOver.sort() };
}

function folderAt(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (lstatSync(root).isDirectory()) return root;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new ObsError(
      {
        message: `${folder}: there is no such folder`,
        fix: 'name a folder of manifests, or run `npm run synth` to make dist/',
      },
      ExitCode.usage,
    );
  }
  throw new ObsError(
    { message: `${folder} is no folder`, fix: 'name the folder that it lies in' },
    ExitCode.usage,
  );
}

function entriesOf(folder: string, unread: Unread[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    unread.push({
      at: { file: folder },
      message: `this folder cannot be read (${(error as NodeJS.ErrnoException).code})`,
    });
    return [];
  }
}

function linkProblem(file: string, root: string): Unread | undefined {
  try {
    const target = realpathSync(file);
    const isFolder = statSync(target).isDirectory();
    const isBelow = !relative(root, target).startsWith(`..${sep}`) && target !== root;
    if (isBelow && !isFolder) return undefined;
    const message = isFolder
      ? 'this link leads to a folder, which is not read through it'
      : `this link leads out of the folder, to ${target}, and is not read`;
    return { at: { file }, message, fix: 'put a copy in its place', severity: 'warning' };
  } catch {
    return { at: { file }, message: 'this link leads nowhere', fix: 'remove it' };
  }
}
