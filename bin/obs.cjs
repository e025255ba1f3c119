#!/usr/bin/env node
// The one executable. bin/obs.mjs is a link to it: Node starts a CommonJS file 5 ms sooner than an ES module.
//
// It bundles the program once for each state of its sources and keeps V8's compiled code beside the bundle, so that an
// ordinary start loads one file and compiles nothing. A synth of what the last one has seen loads nothing at all: every
// millisecond here is a thirtieth of what starting Node costs.
'use strict';
const { closeSync, openSync, readdirSync, readFileSync, readSync, statSync, writeSync } = require('node:fs');
const { dirname } = require('node:path');

/** @typedef {import('./record.mjs').SynthRecord} SynthRecord */

const argv = process.argv.slice(2);
const cwd = process.cwd();
// Paths below are relative to the repository.
process.chdir(dirname(__dirname));

// The bundle of a synth has none of the other commands; they share one.
const part = argv[0] === 'synth' ? 'synth' : 'all';
const known = knownBundle();
if (known !== undefined && answerUnchanged(known)) process.exit(0);

run(known);

/** @param {string | undefined} known key of the sources */
async function run(known) {
  const key = known ?? (await (await import('./program.mjs')).findBundle(part));
  /** @type {typeof import('./run.cjs')} */
  const { runBundle } = require('./run.cjs');
  const program = runBundle(`.cache/bundle/${key}.${part}`);
  const start = { root: process.cwd(), program: key };
  process.chdir(cwd);
  process.exitCode = await program.main(argv, start);
  // Ending here spares Node to take everything apart, but would lose what a pipe has not taken yet.
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
}

/**
 * The key of the sources as they are, as far as a look at them tells: they are the same files, by inode, that nobody
 * has written to since their content was hashed. Else program.mjs hashes it again.
 */
function knownBundle() {
  try {
    const { key, files } = JSON.parse(readFileSync(`.cache/bundle/${part}.current`, 'utf8'));
    for (const [path, inode, changed, length] of files) {
      const { ino, ctimeMs, size } = statSync(path);
      if (ino !== inode || ctimeMs !== changed || size !== length) return undefined;
    }
    return key;
  } catch {
    return undefined; // None yet, or a source is gone.
  }
}

/** Says what the last synth said, if this one would say the same; whether it did. @param {string} bundle */
function answerUnchanged(bundle) {
  const [, ...clusters] = argv;
  if (part !== 'synth' || process.env.CDK8S_OUTDIR !== undefined) return false;
  // Options, and what is no cluster's name, are for the program to judge.
  if (!clusters.every((name) => /^[a-z0-9][a-z0-9-]*$/.test(name))) return false;
  const record = readRecord(`.cache/synth/${clusters.length === 0 ? '_all' : clusters.sort().join('+')}`);
  if (record?.bundle !== bundle || !isUnchanged(record)) return false;
  // process.stderr would load all that streams and sockets need.
  writeSync(2, `${record.summary}\n${process.uptime().toFixed(2)} s\n`);
  return true;
}

/** @param {string} file @returns {SynthRecord | undefined} */
function readRecord(file) {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(10);
    return { ...JSON.parse(bytes.toString('utf8', 0, end)), content: bytes.subarray(end + 1) };
  } catch {
    return undefined; // There is none, or half of one.
  }
}

/**
 * Whether everything that was read and written is as it was, byte by byte: time stamps say nothing about a fresh clone
 * or a restored cache, and comparing needs no hash.
 *
 * @param {SynthRecord} record
 */
function isUnchanged({ files, folders, content }) {
  try {
    for (const [path, names] of folders) if (namesIn(path) !== names) return false;
    // One byte more than there should be, so that a file that has grown is seen.
    const found = Buffer.allocUnsafeSlow(content.length + 1);
    let end = 0;
    for (const [path, length] of files) {
      const file = openSync(path, 'r');
      const read = readSync(file, found, end, found.length - end, null);
      closeSync(file);
      if (read !== length) return false;
      end += length;
    }
    return found.subarray(0, end).equals(content);
  } catch {
    return false; // Something is gone: the program looks for itself.
  }
}

/** As record.mjs writes them; a folder that is missing may come. @param {string} path */
function namesIn(path) {
  try {
    return readdirSync(path).sort().join('\0');
  } catch {
    return 'none';
  }
}
