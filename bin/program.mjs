// Bundles the program with esbuild and runs it from V8's code cache.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';

/** Bundles of this many states of the sources are kept: going back and forth between two branches costs nothing. */
const kept = 4;

/**
 * @typedef {object} Program
 * @property {(argv: readonly string[], start: { root: string, sources: string, inputs: string }) => Promise<number>} main
 */

/**
 * @param {string} root
 * @param {string} sources fingerprint of the sources
 * @returns {Promise<Program>}
 */
export async function loadProgram(root, sources) {
  const folder = join(root, '.cache', 'bundle');
  const file = join(folder, `obs-${sources.slice(0, 16)}.cjs`);
  const cacheFile = file.replace(/\.cjs$/, '.v8');
  let text = readIfThere(file)?.toString('latin1');
  if (text === undefined) {
    await bundle(root, file);
    prune(folder);
    text = readFileSync(file, 'latin1');
  }

  const cachedData = readIfThere(cacheFile);
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: /** @type {Program} */ ({}) };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));

  if (!cachedData || script.cachedDataRejected) {
    // After the run, so that the functions it needed are in it.
    process.once('exit', () => {
      try {
        write(cacheFile, script.createCachedData());
      } catch {
        // A cache that cannot be written costs the next run some milliseconds, nothing else.
      }
    });
  }
  return module.exports;
}

/** @param {string} root @param {string} file */
async function bundle(root, file) {
  const { build } = await import('esbuild').catch(() => {
    process.stderr.write('esbuild is not installed\n  run "npm ci"\n');
    process.exit(3);
  });
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'ascii',
    minifyWhitespace: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'error',
    // The ES module build of a library is smaller where it has one.
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': '__bundle_url' },
    banner: { js: "const __bundle_url=require('node:url').pathToFileURL(__filename).href;" },
  });
  write(file, outputFiles[0]?.contents ?? new Uint8Array());
}

/** @param {string} file @param {Uint8Array} content */
function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Removes all but the newest bundles. @param {string} folder */
function prune(folder) {
  const bundles = readdirSync(folder).filter((name) => name.endsWith('.cjs'));
  const newestFirst = bundles
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of newestFirst.slice(kept)) {
    rmSync(join(folder, name), { force: true });
    rmSync(join(folder, name.replace(/\.cjs$/, '.v8')), { force: true });
  }
}
