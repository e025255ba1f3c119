// What a run depends on, hashed by content: time stamps say nothing about a fresh clone or a restored cache.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program itself. Tests and their data are no part of it. */
const sources = ['bin', 'cli', 'charts', 'lib', 'dashboards', 'rules', 'main.ts', 'package-lock.json'];

/** What the program reads when it synthesizes. */
const inputs = ['clusters', 'river', 'secrets', 'imports', 'helm-charts.yaml'];

/** @param {string} root @returns {string} */
export function sourcesFingerprint(root) {
  return fingerprint(root, sources, (path) => !/\.test\.ts$|(^|\/)testdata\//.test(path), process.version);
}

/** @param {string} root @returns {string} */
export function inputsFingerprint(root) {
  return fingerprint(root, inputs, () => true, '');
}

/** What is in dist/, or in the folders of some clusters. @param {string} root @param {readonly string[]} clusters */
export function outputsFingerprint(root, clusters) {
  return fingerprint(
    root,
    clusters.length === 0 ? ['dist'] : clusters.map((name) => `dist/${name}`),
    () => true,
    '',
  );
}

/**
 * SHA-256 over the path, length and content of every file below the given paths, in sorted order.
 *
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} wanted
 * @param {string} seed
 */
function fingerprint(root, paths, wanted, seed) {
  const hash = createHash('sha256').update(seed);
  /** @param {string} path @param {boolean} isFolder */
  const visit = (path, isFolder) => {
    if (isFolder) {
      const entries = readdirSync(join(root, path), { withFileTypes: true });
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) visit(`${path}/${entry.name}`, entry.isDirectory());
    } else if (wanted(path)) {
      const content = readFileSync(join(root, path));
      hash.update(`\0${path}\0${content.length}\0`).update(content);
    }
  };
  for (const path of paths) {
    try {
      visit(path, true);
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code === 'ENOTDIR') visit(path, false);
      else if (code === 'ENOENT') hash.update(`\0${path}\0none\0`);
      else throw error;
    }
  }
  return hash.digest('hex');
}
