// What a finished synth leaves for the next one: bin/obs.cjs compares it, and says the same again.
import { mkdirSync, readdirSync } from 'node:fs';
import { contentsOf, readIfThere, replaceFile } from './files.mjs';

/** What a synth reads. */
const inputs = ['clusters', 'river', 'secrets', 'imports/renders', 'imports/schemas', 'helm-charts.yaml'];

/**
 * What lay in files and folders.
 *
 * @typedef {object} Snapshot
 * @property {readonly (readonly [path: string, length: number])[]} files in the order of their content
 * @property {readonly (readonly [path: string, names: string])[]} folders what they held, joined by NUL
 * @property {Uint8Array} content all files, one after another
 */

/**
 * @typedef {object} Result
 * @property {string} bundle the program that ran
 * @property {string} summary what to say when nothing changed
 */

/** @typedef {Snapshot & Result} SynthRecord */

/** What a synth will read, taken before it does: what is edited while it runs is seen by the next one. @param {string} root */
export const takeInputs = (root) => takeSnapshot(root, inputs);

/**
 * @param {string} root
 * @param {Snapshot} before what was read
 * @param {readonly string[]} clusters those that were named; none: all
 * @param {Result} result
 */
export function writeRecord(root, before, clusters, result) {
  const after = takeSnapshot(root, clusters.length === 0 ? ['dist'] : clusters.map((name) => `dist/${name}`));
  const files = [...before.files, ...after.files];
  const folders = [...before.folders, ...after.folders];
  const head = Buffer.from(`${JSON.stringify({ files, folders, ...result })}\n`);
  mkdirSync(`${root}/.cache/synth`, { recursive: true });
  const name = clusters.length === 0 ? '_all' : [...clusters].sort().join('+');
  replaceFile(`${root}/.cache/synth/${name}`, Buffer.concat([head, before.content, after.content]));
}

/** @param {string} root @param {readonly string[]} paths @returns {Snapshot} */
function takeSnapshot(root, paths) {
  const { files, folders } = contentsOf(paths, root);
  const parts = files.map((path) => readIfThere(`${root}/${path}`));
  return {
    files: files.map((path, index) => [path, parts[index]?.length ?? -1]),
    folders: folders.map((path) => [path, namesIn(`${root}/${path}`)]),
    content: Buffer.concat(parts.filter((part) => part !== undefined)),
  };
}

/** @param {string} path */
function namesIn(path) {
  try {
    return readdirSync(path).sort().join('\0');
  } catch {
    return 'none';
  }
}
