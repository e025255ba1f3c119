// `node scripts/run.mjs bench/checks.ts`: what the rules cost, as time of the processor, so that others do not count.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkInventory } from '../lib/checks/engine.ts';
import { findFiles } from '../lib/checks/files.ts';
import { Inventory } from '../lib/checks/inventory.ts';
import { readManifests } from '../lib/checks/read.ts';
import { rules } from '../lib/checks/rules.ts';
import { Verdicts } from '../lib/checks/verdicts.ts';
import { run } from '../lib/support/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist', 'poddle');
const { objects } = readManifests(dist, findFiles(dist).manifests);
const folder = mkdtempSync(join(tmpdir(), 'obs-bench-'));

/** Milliseconds of the processor. */
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function check(clusters: number, kept?: string): Promise<number> {
  const start = now();
  for (let cluster = 0; cluster < clusters; cluster++) {
    const inventory = new Inventory(objects, { schemas: join(root, 'imports', 'schemas') });
    const verdicts = kept && new Verdicts(kept, 'bench');
    await checkInventory(inventory, rules, verdicts ? { verdicts } : {});
    if (verdicts) verdicts.save();
  }
  return now() - start;
}

async function idle(): Promise<number> {
  const script = 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)';
  return Number((await run(process.execPath, ['-e', script], { env: {} })).stdout);
}

const row = (name: string, milliseconds: number, base: number) =>
  `${name.padEnd(34)}${milliseconds.toFixed(0).padStart(6)} ms${(milliseconds / base).toFixed(2).padStart(7)} × node -e 0`;

const base = Math.min(await idle(), await idle(), await idle());
const lines = [
  row('node -e 0', base, base),
  row(`${objects.length} objects, first time`, await check(1), base),
];
for (const clusters of [1, 10, 100])
  lines.push(row(`${clusters} clusters, each of them`, (await check(clusters)) / clusters, base));
const file = join(folder, 'verdict.json');
await check(1, file);
lines.push(row('nothing has changed', (await check(10, file)) / 10, base));
rmSync(folder, { recursive: true });
process.stdout.write(`${rules.length} rules, Node ${process.version}\n${lines.join('\n')}\n`);
