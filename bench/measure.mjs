// Whole processes, measured side by side: every round runs each once, so that a slow moment of the machine hits all.
import { spawnSync } from 'node:child_process';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {() => void} run what is measured
 * @property {() => void} [before] is not measured
 */

/**
 * Runs every case once a round and returns the median wall-clock milliseconds of each.
 *
 * @param {readonly Case[]} cases
 * @param {number} rounds
 * @returns {(name: string) => number}
 */
export function measure(cases, rounds) {
  /** @type {Map<string, number[]>} */
  const times = new Map(cases.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const { name, run, before } of cases) {
      before?.();
      const start = process.hrtime.bigint();
      run();
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
      // The first round warms the disk's cache and the program's own.
      if (round >= 0) times.get(name)?.push(milliseconds);
    }
  }
  return (name) => median(times.get(name) ?? []);
}

/**
 * A program as a whole process.
 *
 * @param {string} cwd
 * @param {readonly string[]} command program and arguments
 * @param {string} [input]
 * @returns {() => void}
 */
export const program =
  (cwd, [name = '', ...args], input = '') =>
  () => {
    const { status, stderr, error } = spawnSync(name, args, {
      cwd,
      input,
      encoding: 'utf8',
      env: cleanEnv(),
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error || status !== 0)
      throw new Error(`${name} ${args.join(' ')}: ${error?.message ?? `exit ${status}\n${stderr}`}`);
  };

/** @param {readonly number[]} list */
export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** What a run may depend on, and nothing that a terminal or CI adds. */
function cleanEnv() {
  const { PATH = '', HOME = '', HELM_BIN } = process.env;
  return { PATH, HOME, NO_COLOR: '1', ...(HELM_BIN && { HELM_BIN }) };
}

/**
 * One line of the table: the median, its ratio to the base, and the target it is held to.
 *
 * @param {string} name
 * @param {number} value
 * @param {{ base: number, unit: string, target?: number }} against
 */
export function row(name, value, { base, unit, target }) {
  const ratio = value / base;
  const verdict = target === undefined ? '' : ratio <= target ? `≤ ${target}` : `over ${target}`;
  return `${name.padEnd(52)}${value.toFixed(0).padStart(7)} ms${ratio.toFixed(2).padStart(8)} × ${unit.padEnd(16)}${verdict}`;
}
