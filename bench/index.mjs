// `npm run bench [-- ROUNDS]`: what a synth of poddle costs, as ratios measured in one run.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { growth } from './growth.mjs';
import { helmBaseline } from './helm.mjs';
import { measure, program, row } from './measure.mjs';
import { makeWorkplace } from './workplace.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.argv[2] ?? 15);
const cwd = makeWorkplace(root);
const cache = join(cwd, '.cache');
const idle = { name: 'node -e 0', run: program(cwd, ['node', '-e', '0']) };
const synth = program(cwd, ['node', 'bin/obs.mjs', 'synth', 'poddle']);

/** @type {string[]} */
const table = [];
/** @param {string} name @param {(name: string) => number} times @param {number} [target] */
const add = (name, times, target) =>
  table.push(row(name, times(name), { base: times(idle.name), unit: idle.name, ...(target && { target }) }));

const unchanged = 'nothing changed';
const byNpm = 'nothing changed, by npm run';
const warm = measure(
  [
    idle,
    { name: unchanged, run: synth },
    { name: byNpm, run: program(cwd, ['npm', 'run', '--silent', 'synth', '--', 'poddle']) },
  ],
  rounds,
);
add(idle.name, warm);
add(unchanged, warm, 1.5);
add(byNpm, warm);

const cluster = join(cwd, 'clusters', 'poddle.yaml');
const original = readFileSync(cluster, 'utf8');
let edits = 0;
// A value that no run before has seen: nothing that was kept fits.
const edit = (/** @type {(edits: number) => string} */ text) => () =>
  writeFileSync(cluster, `${original}\n${text(++edits)}\n`);
const logs = 'an edit: logs.retention';
const scrapes = 'an edit that River is checked for: scrapeInterval';
const editing = measure(
  [
    idle,
    { name: logs, before: edit((number) => `logs: { retention: ${60 + number}d }`), run: synth },
    { name: scrapes, before: edit((number) => `scrapeInterval: ${60 + number}s`), run: synth },
  ],
  rounds,
);
add(logs, editing, 3);
add(scrapes, editing, 3);
writeFileSync(cluster, original);

const empty = 'stored renders, empty .cache';
const forget = () => rmSync(cache, { recursive: true, force: true });
add(empty, measure([idle, { name: empty, before: forget, run: synth }], Math.ceil(rounds / 3)));

const rendering = 'archives at hand, no renders';
const renders = join(cwd, 'imports', 'renders');
for (const folder of ['charts', 'tools']) {
  if (existsSync(join(root, '.cache', folder)))
    cpSync(join(root, '.cache', folder), join(cache, folder), { recursive: true });
}
const forgetRenders = () => {
  for (const file of readdirSync(renders)) rmSync(join(renders, file));
};
try {
  // Those of other clusters are not made again, and so not measured against.
  forgetRenders();
  synth();
  const helm = helmBaseline(cwd, renders);
  const times = measure(
    [
      { name: 'helm template', run: helm },
      { name: rendering, before: forgetRenders, run: synth },
    ],
    Math.ceil(rounds / 3),
  );
  table.push(
    row(rendering, times(rendering), { base: times('helm template'), unit: 'helm template', target: 1.2 }),
  );
} catch (error) {
  table.push(`${rendering}: skipped: ${/** @type {Error} */ (error).message.split('\n', 2).join(' ')}`);
}

const clusters = growth(makeWorkplace(root), Math.ceil(rounds / 5));
process.stdout.write(
  `medians of ${rounds} rounds, Node ${process.version}\n${table.join('\n')}\n\n${clusters.join('\n')}\n`,
);
