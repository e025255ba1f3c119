// What a run depends on, hashed by content: time stamps say nothing about a fresh clone or a restored cache.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';

/** The program itself. Tests and their data are no part of it. */
const sources = ['bin', 'cli', 'charts', 'lib', 'dashboards', 'rules', 'main.ts', 'package-lock.json'];

/** What the program reads when it synthesizes. */
const inputs = ['clusters', 'river', 'secrets', 'imports', 'helm-charts.yaml'];

/** @param {string} root @returns {string} */
export function sourcesFingerprint(root) {
  const wanted = (/** @type {string} */ path) => !path.endsWith('.test.ts') && !path.includes('/testdata/');
  return fingerprint(root, sources, wanted, process.version);
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
  const text = new Text(seed);
  /** @param {string} path */
  const folder = (path) => {
    const entries = readdirSync(`${root}/${path}`, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) folder(below);
      else if (wanted(below)) text.addFile(root, below);
    }
  };
  for (const path of paths) {
    try {
      folder(path);
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code === 'ENOTDIR') text.addFile(root, path);
      else if (code === 'ENOENT') text.addText(`\0${path}\0none\0`);
      else throw error;
    }
  }
  return text.hash();
}

/**
 * Collects what is to be hashed. Hundreds of small files are read at each start, so they are read into one buffer,
 * with three system calls a file and no object of their own.
 */
class Text {
  /** @param {string} seed */
  constructor(seed) {
    this.digest = createHash('sha256').update(seed);
    this.buffer = Buffer.allocUnsafe(1 << 20);
    this.used = 0;
  }

  /** @param {string} text */
  addText(text) {
    this.makeRoom(text.length * 3);
    this.used += this.buffer.write(text, this.used);
  }

  /** @param {string} root @param {string} path */
  addFile(root, path) {
    this.addText(`\0${path}\0`);
    const file = openSync(`${root}/${path}`, 'r');
    try {
      let length = 0;
      for (;;) {
        this.makeRoom(1 << 16);
        const room = this.buffer.length - this.used;
        const read = readSync(file, this.buffer, this.used, room, null);
        this.used += read;
        length += read;
        // A regular file that does not fill what it may fill has ended.
        if (read < room) break;
      }
      this.addText(`\0${length}`);
    } finally {
      closeSync(file);
    }
  }

  hash() {
    this.flush();
    return this.digest.digest('hex');
  }

  /** @param {number} bytes */
  makeRoom(bytes) {
    if (this.buffer.length - this.used < bytes) this.flush();
  }

  flush() {
    this.digest.update(this.buffer.subarray(0, this.used));
    this.used = 0;
  }
}
