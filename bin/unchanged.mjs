// The answer of a synth whose inputs and outputs are those of the last one: what that one said, and nothing loaded.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outputsFingerprint } from './fingerprint.mjs';

/**
 * What a finished synth leaves for the next one.
 *
 * @typedef {object} SynthRecord
 * @property {string} sources fingerprint of the program
 * @property {string} inputs fingerprint of what it read
 * @property {string} outputs fingerprint of what it left in dist/
 * @property {readonly string[]} summary lines that say that nothing changed
 */

/** One for all clusters, one for each choice of them. @param {readonly string[]} clusters */
const recordFile = (clusters) =>
  `.cache/synth/${clusters.length === 0 ? '_all' : [...clusters].sort().join('+')}.json`;

/** How long this process has been running, as the summary's last line. */
export const secondsLine = () => `${(performance.now() / 1000).toFixed(2)} s`;

/**
 * Prints the summary again if nothing changed since the last synth.
 *
 * @param {string} root
 * @param {readonly string[]} argv
 * @param {{ sources: string, inputs: string }} now fingerprints
 * @returns {boolean} whether it did
 */
export function answerUnchanged(root, argv, now) {
  const [command, ...clusters] = argv;
  const plain =
    command === 'synth' && clusters.every((name) => /^[a-z0-9-]+$/.test(name) && !name.startsWith('-'));
  if (!plain || process.env.CDK8S_OUTDIR !== undefined) return false;
  let record;
  try {
    record = /** @type {SynthRecord} */ (JSON.parse(readFileSync(join(root, recordFile(clusters)), 'utf8')));
  } catch {
    return false; // None, or cut short: an ordinary run makes a new one.
  }
  if (record.sources !== now.sources || record.inputs !== now.inputs) return false;
  if (record.outputs !== outputsFingerprint(root, clusters)) return false;
  process.stderr.write(`${[...record.summary, secondsLine()].join('\n')}\n`);
  return true;
}

/**
 * Leaves a record for the next synth.
 *
 * @param {string} root
 * @param {readonly string[]} clusters those that were named
 * @param {Omit<SynthRecord, 'outputs'>} done fingerprints are those from before anything was read
 */
export function writeRecord(root, clusters, done) {
  const file = join(root, recordFile(clusters));
  /** @type {SynthRecord} */
  const record = { ...done, outputs: outputsFingerprint(root, clusters) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(record));
  renameSync(`${file}.${process.pid}`, file);
}
