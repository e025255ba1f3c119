// Runs a TypeScript file of this repository: `node scripts/run.mjs scripts/generate.ts [ARGUMENT...]`.
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file = '', ...args] = process.argv.slice(2);
const outfile = join(root, '.cache', 'scripts', basename(file).replace(/\.ts$/, '.mjs'));
mkdirSync(join(root, '.cache', 'scripts'), { recursive: true });
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
process.argv = [process.execPath, outfile, ...args];
await import(pathToFileURL(outfile).href);
