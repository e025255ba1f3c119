// What lies in the repository, for those who keep what they made of it. Paths are relative to its root.
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * What lies below some paths, those included: files, and folders (also where one is missing, because it may come).
 *
 * @param {readonly string[]} paths
 * @param {string} root
 * @returns {{ files: string[], folders: string[] }} sorted
 */
export function contentsOf(paths, root) {
  /** @type {{ files: string[], folders: string[] }} */
  const found = { files: [], folders: [] };
  /** @param {string} path */
  const visit = (path) => {
    const entries = entriesOf(`${root}/${path}`);
    if (entries === 'file') found.files.push(path);
    else {
      found.folders.push(path);
      for (const entry of entries) {
        if (entry.isDirectory()) visit(`${path}/${entry.name}`);
        else found.files.push(`${path}/${entry.name}`);
      }
    }
  };
  for (const path of paths) visit(path);
  return { files: found.files.sort(), folders: found.folders.sort() };
}

/** @param {string} path */
function entriesOf(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR' ? 'file' : [];
  }
}

/** @param {string} path @returns {Buffer | undefined} */
export function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whole or not at all. @param {string} file @param {Uint8Array | string} content */
export function replaceFile(file, content) {
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}
