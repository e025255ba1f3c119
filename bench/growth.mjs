// What each further cluster costs, in CPU and in memory.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './measure.mjs';

const counts = [1, 10, 50, 200];
const modes = /** @type {const} */ ({ plain: 'without checks', checks: 'with every check, no verdict kept' });

/** CPU milliseconds of a further cluster, what it may cost at 200 against one at 10, and memory at 200. */
const targets = { plain: 6, checks: 40, growth: 1.3, megabytes: 300 };

/**
 * Synthesizes copies of poddle, of which nothing changes in dist/.
 *
 * @param {string} cwd a copy of the repository, whose clusters are replaced
 * @param {number} rounds
 * @returns {string[]} lines of a table
 */
export function growth(cwd, rounds) {
  const original = readFileSync(join(cwd, 'clusters', 'poddle.yaml'), 'utf8');
  /** @type {Map<string, { cpu: number, memory: number }>} */
  const found = new Map();
  for (const count of counts) {
    makeClusters(cwd, original, count);
    // Writes dist/ and keeps the texts of its objects: what is measured finds both.
    run(cwd, 'plain');
    for (const mode of Object.keys(modes)) {
      const runs = Array.from({ length: rounds }, () => run(cwd, mode));
      found.set(`${mode} ${count}`, {
        cpu: median(runs.map(({ cpu }) => cpu)),
        memory: median(runs.map(({ memory }) => memory)),
      });
    }
  }
  return lines((mode, count) => found.get(`${mode} ${count}`) ?? { cpu: 0, memory: 0 });
}

/** @param {string} cwd @param {string} original @param {number} count */
function makeClusters(cwd, original, count) {
  const folder = join(cwd, 'clusters');
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (let index = 1; index <= count; index++) {
    const name = `c${String(index).padStart(3, '0')}`;
    writeFileSync(join(folder, `${name}.yaml`), original.replace(/^name: .*$/m, `name: ${name}`));
  }
}

/** @param {string} cwd @param {string} mode @returns {{ cpu: number, memory: number }} milliseconds and MB */
function run(cwd, mode) {
  const { PATH = '', HOME = '' } = process.env;
  const command = [join(cwd, 'scripts', 'run.mjs'), 'bench/growth-run.ts', mode];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd,
    encoding: 'utf8',
    env: { PATH, HOME },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** @param {(mode: string, count: number) => { cpu: number, memory: number }} at */
function lines(at) {
  /** CPU of each cluster after the first. @param {string} mode @param {number} count */
  const further = (mode, count) => (at(mode, count).cpu - at(mode, 1).cpu) / (count - 1);
  /** @param {number} value @param {number} most */
  const verdict = (value, most) => (value <= most ? `≤ ${most}` : `over ${most}`);
  const table = Object.entries(modes).flatMap(([mode, name]) => {
    const rows = counts.map((count) => {
      const { cpu, memory } = at(mode, count);
      const size = `${count} clusters`.padStart(14);
      const total = `${cpu.toFixed(0).padStart(8)} ms CPU${memory.toFixed(0).padStart(6)} MB`;
      return count === 1
        ? `${size}${total}`
        : `${size}${total}${further(mode, count).toFixed(1).padStart(8)} ms each further`;
    });
    const each = further(mode, 200);
    const ratio = each / further(mode, 10);
    return [
      name,
      ...rows,
      `  a further cluster at 200: ${each.toFixed(1)} ms  ${verdict(each, targets[/** @type {keyof typeof modes} */ (mode)])}`,
      `  against one at 10: ${ratio.toFixed(2)} ×  ${verdict(ratio, targets.growth)}`,
    ];
  });
  const { memory } = at('checks', 200);
  return [...table, `  memory at 200: ${memory.toFixed(0)} MB  ${verdict(memory, targets.megabytes)}`];
}
