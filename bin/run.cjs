// Runs a bundle of the program from V8's code cache. CommonJS, because loading that costs a millisecond less.
'use strict';
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, resolve } = require('node:path');
const vm = require('node:vm');

/**
 * @typedef {object} Program
 * @property {(argv: readonly string[], start: { root: string, program: string }) => Promise<number>} main
 */

/** @param {string} path of the bundle, without its ending @returns {Program} */
exports.runBundle = (path) => {
  const file = resolve(`${path}.cjs`);
  const cacheFile = resolve(`${path}.v8`);
  const cachedData = readIfThere(cacheFile);
  const text = readFileSync(file, 'latin1');
  const script = new vm.Script(text, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: /** @type {Program} */ ({}) };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));

  if (!cachedData || script.cachedDataRejected) {
    // After the run, so that the functions it needed are in it.
    process.once('exit', () => {
      try {
        writeFileSync(`${cacheFile}.${process.pid}`, script.createCachedData());
        renameSync(`${cacheFile}.${process.pid}`, cacheFile);
      } catch {
        // A cache that cannot be written costs the next run some milliseconds, nothing else.
      }
    });
  }
  return module.exports;
};

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
