#!/usr/bin/env node
// The one executable. It bundles the program once for each state of its sources and keeps V8's compiled code beside
// the bundle, so that an ordinary start loads one file and compiles nothing. A synth of what the last one has seen
// loads nothing at all.
import { fileURLToPath } from 'node:url';
import { inputsFingerprint, sourcesFingerprint } from './fingerprint.mjs';
import { answerUnchanged } from './unchanged.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const argv = process.argv.slice(2);

const sources = sourcesFingerprint(root);
// Taken before anything is read: what is edited while a synth runs is seen by the next one.
const inputs = argv[0] === 'synth' ? inputsFingerprint(root) : '';
if (!answerUnchanged(root, argv, { sources, inputs })) {
  const { loadProgram } = await import('./program.mjs');
  const program = await loadProgram(root, sources);
  process.exitCode = await program.main(argv, { root, sources, inputs });
}
