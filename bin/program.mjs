// Bundles the program with esbuild. The working folder is the repository.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { contentsOf, readIfThere, replaceFile } from './files.mjs';

/** Where the sources are. Tests and their data are no part of the program. */
const sources = [
  'bin',
  'cli',
  'charts',
  'lib',
  'dashboards',
  'rules',
  'imports',
  'main.ts',
  'package-lock.json',
];

const folder = '.cache/bundle';

/** Bundles of this many states of the sources are kept: going back and forth between two branches costs nothing. */
const keptBundles = 4;

/**
 * What a bundle has in it: the code of one command, or of them all.
 *
 * @typedef {'synth' | 'all'} Part
 */

/**
 * Makes the bundle of the sources unless it is there, and notes which it is.
 *
 * @param {Part} part
 * @returns {Promise<string>} the key of the sources
 */
export async function findBundle(part) {
  const { files } = contentsOf(sources, '.');
  const hash = createHash('sha256').update(process.version);
  for (const path of files.filter((path) => !/\.test\.ts$|\/testdata\/|^imports\/.*\.json$/.test(path))) {
    const content = readIfThere(path);
    hash.update(`\0${path}\0${content?.length}\0`).update(content ?? '');
  }
  const key = hash.digest('hex').slice(0, 16);
  const known = readIfThere(`${folder}/${key}.${part}.json`);
  const used = known ? /** @type {string[]} */ (JSON.parse(known.toString())) : await bundle(key, part);
  note(key, part, used);
  return key;
}

/**
 * Notes which files a bundle was made from, by inode and time of change: others cannot change it, and new ones are in it
 * only when one of these imports them. With a file that was changed in the last second there is nothing to note: it could
 * change once more within the same tick of the clock.
 *
 * @param {string} key
 * @param {Part} part
 * @param {readonly string[]} used
 */
function note(key, part, used) {
  const files = used.map((path) => {
    const { ino, ctimeMs, size } = statSync(path);
    return [path, ino, ctimeMs, size];
  });
  const latest = Math.max(...files.map(([, , changed]) => Number(changed)));
  if (latest > Date.now() - 1000) return;
  try {
    replaceFile(`${folder}/${part}.current`, JSON.stringify({ key, files }));
  } catch {
    // It only saves the next run some milliseconds: a full disk is no reason to stop.
  }
}

/** @param {string} key @param {Part} part @returns {Promise<string[]>} the files that it was made from */
async function bundle(key, part) {
  const { build } = await import('esbuild').catch(() => {
    process.stderr.write('esbuild is not installed\n  run "npm ci"\n');
    process.exit(3);
  });
  const { outputFiles, metafile } = await build({
    entryPoints: ['cli/main.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'ascii',
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
    // The ES module build of a library is smaller where it has one.
    mainFields: ['module', 'main'],
    // What few runs need is loaded when it is needed, from where it is installed.
    external: ['tar', 'fflate', 're2js', '@lezer/*', '@grafana/lezer-logql', '@prometheus-io/lezer-promql'],
    supported: { 'dynamic-import': false },
    // Of cdk8s, what this program uses: its package loads Helm, YAML and HTTP code with it.
    alias: { cdk8s: resolve('bin/cdk8s.mjs') },
    plugins: part === 'synth' ? [withoutYaml, withoutOtherCommands] : [withoutYaml],
    define: { 'import.meta.url': '__bundle_url', 'process.env.NODE_ENV': '"production"' },
    // The parameters of a CommonJS module, as Node wraps one.
    banner: {
      js: "(function(exports,require,module,__filename,__dirname){const __bundle_url=require('node:url').pathToFileURL(__filename).href;",
    },
    footer: { js: '})' },
  });
  // What is installed is told apart by the lock file.
  const own = Object.keys(metafile.inputs).filter((path) => !/(^|\/)node_modules\//.test(path));
  const used = [...new Set([...own, ...launcher])].sort();
  try {
    mkdirSync(folder, { recursive: true });
    replaceFile(`${folder}/${key}.${part}.cjs`, outputFiles[0]?.contents ?? new Uint8Array());
    replaceFile(`${folder}/${key}.${part}.json`, JSON.stringify(used));
    prune(part);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    process.stderr.write(
      `${folder}: the program cannot be kept there: ${message}\n  make the folder writable, with 10 MB of room\n`,
    );
    process.exit(3);
  }
  return used;
}

/**
 * cdk8s' `App` loads a YAML library for its own output, which nothing here asks for.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutYaml = {
  name: 'without-yaml',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/yaml$/ }, ({ importer }) =>
      /cdk8s.lib.app\.js$/.test(importer) ? { path: resolve('bin/nothing.cjs') } : undefined,
    );
  },
};

/**
 * Leaves the code of other commands out of the bundle of a synth.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutOtherCommands = {
  name: 'without-other-commands',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ importer, kind, path }) =>
      /\bcli.commands\.ts$/.test(importer) && kind === 'dynamic-import' && path !== './synth.ts'
        ? { path: resolve('bin/nothing.cjs') }
        : undefined,
    );
  },
};

/** What decides how the program is bundled and started. */
const launcher = ['bin/obs.cjs', 'bin/run.cjs', 'bin/program.mjs', 'bin/files.mjs', 'package-lock.json'];

/** Removes all but the newest bundles. @param {Part} part */
function prune(part) {
  const ending = `.${part}.cjs`;
  const bundles = readdirSync(folder).filter((name) => name.endsWith(ending));
  const newestFirst = bundles
    .map((name) => ({ key: name.slice(0, -ending.length), time: statSync(`${folder}/${name}`).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { key } of newestFirst.slice(keptBundles)) {
    for (const kind of ['cjs', 'json', 'v8']) rmSync(`${folder}/${key}.${part}.${kind}`, { force: true });
  }
}
