import { join, resolve } from 'node:path';
import { takeInputs, writeRecord } from './bin/record.mjs';
import { buildStacks } from './charts/build.ts';
import { checkStack } from './charts/checks.ts';
import type { Stack } from './charts/stack.ts';
import { loadClusters } from './lib/cluster/load.ts';
import { everyOne } from './lib/helm/every-one.ts';
import { openWorkspace } from './lib/helm/workspace.ts';
import {
  isLive,
  linkOutdir,
  type Output,
  type OutputFile,
  planFiles,
  progress,
  repair,
  replaceTree,
  summaryLines,
  type TreeChange,
  writePlain,
  yamlCache,
} from './lib/output/index.ts';
import { ExitCode, Interrupted } from './lib/support/errors.ts';
import type { Finding } from './lib/support/finding.ts';
import { formatReport } from './lib/support/report.ts';

export interface SynthOptions {
  readonly root: string;
  /** What tells this state of the program from every other one, for what it keeps between runs. */
  readonly program: string;
  /** Clusters wanted. Empty: all. */
  readonly clusters: readonly string[];
  /** Where progress and the summary go. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The front door: reads clusters/, builds a stack for each, checks it, writes dist/, and says what changed. */
export async function synthesize(options: SynthOptions): Promise<ExitCode> {
  const { root, stderr, env } = options;
  const dist = join(root, 'dist');
  const tell = progress(stderr, env);
  for (const line of await repair(dist, { say: tell.say })) tell.say(line);

  const inputs = takeInputs(root);
  const clusters = loadClusters(root, options.clusters);
  const workspace = openWorkspace(root);
  let rendered = false;
  const stacks = await buildStacks(root, workspace, clusters, (requests) => {
    rendered = true;
    tell.step(`rendering ${requests.map(({ release }) => release).join(', ')}`);
  });

  const planned = await everyOne(stacks, async (stack) => planCluster(stack, options));
  const files = planned.flatMap(({ files }) => files);
  const { findings, silenced, ran } = await checkStacks(stacks, options);
  if (findings.some(({ severity }) => severity === 'error')) {
    tell.end();
    stderr.write(`${formatReport(findings, 'text')}dist/ is as it was\n`);
    return ExitCode.found;
  }

  const outdir = env.CDK8S_OUTDIR;
  const linked = outdir === undefined || resolve(root, outdir) === join(root, '.cache', 'cdk8s');
  if (!linked) {
    writePlain(resolve(root, outdir), files);
    tell.end();
    return ExitCode.ok;
  }

  const change = await uninterrupted((signal) =>
    replaceTree({
      dist,
      files,
      clusters: options.clusters.length > 0 ? clusters.map(({ cluster }) => cluster.name) : 'all',
      say: tell.say,
      signal,
    }),
  );
  if (outdir !== undefined) linkOutdir(resolve(root, outdir), dist);
  for (const { texts } of planned) texts.save();
  tell.end();

  const summary = {
    checks: {
      passed: ran - failing(findings).size,
      warnings: findings.length,
      silenced: silenced.length,
    },
    unverified: unverifiedRenders(stacks),
    seconds: process.uptime(),
  };
  stderr.write(formatReport(findings, 'text'));
  stderr.write(`${summaryLines({ ...summary, change }, isLive(stderr, env)).join('\n')}\n`);
  // A run that made renders has changed its own inputs: the next one looks at them again.
  if (rendered) return ExitCode.ok;
  const nextTime = summaryLines({ ...summary, change: nothingChanged(files, change) }, false);
  writeRecord(root, inputs, options.clusters, {
    bundle: options.program,
    summary: nextTime.slice(0, -1).join('\n'),
  });
  return ExitCode.ok;
}

/** The files of one cluster. The texts of unchanged objects are those of an earlier run. */
function planCluster({ cluster: { name }, objects, carried }: Stack, { root, program }: SynthOptions) {
  const texts = yamlCache(join(root, '.cache', 'yaml', name), program);
  return { files: planFiles({ cluster: name, objects, carried, cache: texts }), texts };
}

/** What is wrong with the stacks, all clusters at once. What is wrong with a file that they share is told once. */
async function checkStacks(stacks: readonly Stack[], options: SynthOptions) {
  const outcomes = await Promise.all(stacks.map((stack) => checkStack(stack, options)));
  const findings = outcomes.flatMap(({ findings }) => findings);
  return {
    findings: [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()],
    silenced: outcomes.flatMap(({ silenced }) => silenced),
    ran: outcomes[0]?.rules ?? 0,
  };
}

const failing = (findings: readonly Finding[]) => new Set(findings.map(({ rule }) => rule));

/** Charts whose renders were not made from the locked archive. */
function unverifiedRenders(stacks: readonly Stack[]): string[] {
  const renders = stacks.flatMap((stack) => stack.charts).flatMap((chart) => chart.renders);
  const labels = renders
    .filter(({ verified }) => !verified)
    .map(({ chart }) => `${chart.name} ${chart.version}`);
  return [...new Set(labels)].sort();
}

/** What the next run finds when nothing changes until then. */
const nothingChanged = (files: readonly OutputFile[], { foreign }: TreeChange): TreeChange => ({
  written: [],
  added: [],
  removed: [],
  unchanged: files.map(({ path }) => path),
  foreign,
});

/** Runs something that cleans up behind itself when the user stops it. */
async function uninterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => controller.abort(new Interrupted(name));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
