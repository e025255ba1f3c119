import { join, resolve } from 'node:path';
import { takeInputs, writeRecord } from './bin/record.mjs';
import { buildStacks } from './charts/build.ts';
import { checkStack } from './charts/checks.ts';
import type { Stack } from './charts/stack.ts';
import type { RiverOutcome } from './lib/checks/river.ts';
import { Verdicts, verdictsFile } from './lib/checks/verdicts.ts';
import { loadClusters } from './lib/cluster/load.ts';
import type { Render } from './lib/helm/render.ts';
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
  type SharedTexts,
  sharedTexts,
  summaryLines,
  type TreeChange,
  writePlain,
  type YamlCache,
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
  const shared = { verdicts: new Verdicts(verdictsFile(root), options.program), texts: sharedTexts() };
  const made = await buildStacks(root, workspace, clusters, {
    onRender: (requests) => {
      rendered = true;
      tell.step(`rendering ${requests.map(({ release }) => release).join(', ')}`);
    },
    use: (stack) => makeCluster(stack, options, shared),
  });
  shared.verdicts.save();
  const files = made.flatMap(({ files }) => files);
  const { findings, silenced, ran } = outcomeOf(made);
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
  for (const { texts } of made) texts.save();
  tell.end();

  const summary = {
    checks: {
      passed: ran - failing(findings).size,
      warnings: findings.length,
      silenced: silenced.length,
    },
    unverified: unverifiedRenders(made),
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

/** What is kept of a cluster: its files, and what is to be told of it. */
interface MadeCluster {
  readonly files: readonly OutputFile[];
  /** The texts of unchanged objects are those of an earlier run. */
  readonly texts: YamlCache;
  readonly outcome: RiverOutcome;
  readonly renders: readonly Pick<Render, 'chart' | 'verified'>[];
}

async function makeCluster(
  stack: Stack,
  options: SynthOptions,
  shared: { readonly verdicts: Verdicts; readonly texts: SharedTexts },
): Promise<MadeCluster> {
  const { cluster, objects, carried, charts } = stack;
  const texts = yamlCache(join(options.root, '.cache', 'yaml', cluster.name), options.program, shared.texts);
  const files = planFiles({ cluster: cluster.name, objects, carried, cache: texts });
  const renders = charts
    .flatMap((chart) => chart.renders)
    .map(({ chart, verified }) => ({ chart, verified }));
  const { root } = options;
  return { files, texts, outcome: await checkStack(stack, { root, verdicts: shared.verdicts }), renders };
}

/** What is wrong with the clusters, all at once. What is wrong with a file that they share is told once. */
function outcomeOf(made: readonly MadeCluster[]) {
  const findings = made.flatMap(({ outcome }) => outcome.findings);
  return {
    findings: [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()],
    silenced: made.flatMap(({ outcome }) => outcome.silenced),
    ran: made[0]?.outcome.rules ?? 0,
  };
}

const failing = (findings: readonly Finding[]) => new Set(findings.map(({ rule }) => rule));

/** Charts whose renders were not made from the locked archive. */
function unverifiedRenders(made: readonly MadeCluster[]): string[] {
  const labels = made
    .flatMap(({ renders }) => renders)
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
