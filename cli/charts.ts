import type { ClusterRenders } from '../lib/helm/cluster-renders.ts';
import { type ObjectDifference, shown } from '../lib/helm/difference.ts';
import type { DownloadOptions } from '../lib/helm/download.ts';
import { importChart } from '../lib/helm/import-chart.ts';
import { type ChartStatus, listCharts } from '../lib/helm/list-charts.ts';
import { chartLabel, findChart } from '../lib/helm/lock.ts';
import { unusedRenders } from '../lib/helm/prune.ts';
import { pullCharts } from '../lib/helm/pull.ts';
import { releaseLabel } from '../lib/helm/render.ts';
import { renderPulled } from '../lib/helm/rerender.ts';
import { verifyRenders } from '../lib/helm/verify.ts';
import { type HelmWorkspace, openWorkspace } from '../lib/helm/workspace.ts';
import { ExitCode, ObsError } from '../lib/support/errors.ts';
import { formatObject } from '../lib/support/finding.ts';
import { formatReport, type ReportFormat } from '../lib/support/report.ts';
import { suggestion } from '../lib/support/suggest.ts';
import { oneOf, parseOptions } from './options.ts';

/** What the commands need to know of the clusters: who asks for which render. */
export type CollectRenders = (workspace: HelmWorkspace) => Promise<readonly ClusterRenders[]>;

export interface ChartsContext {
  readonly stdout: { write(text: string): unknown };
  readonly root: string;
  readonly collect: CollectRenders;
  /** @default the network */
  readonly download?: DownloadOptions;
}

const usage = `Usage: obs charts <command>

  pull [CHART...]  bring the locked archives into the cache, check them, and render from them (all, or those named)
  import PATH...   take a .tgz or a chart folder from disk instead; its renders are not verified
  verify           render everything again and compare with what is stored (--format text|json|github|sarif)
  list             every chart: version, digest, archive, verified or not, who uses it (--format text|json)
  prune            remove stored renders that no cluster asks for
`;

const commands = { pull, import: importPaths, verify, list, prune };

/**
 * `obs charts …`
 *
 * @returns 1 for differences, 3 when something could not be verified
 * @throws ObsError for wrong use, and when a chart or helm cannot be had
 */
export async function charts(argv: readonly string[], context: ChartsContext): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || args.includes('--help')) {
    context.stdout.write(usage);
    return name === undefined ? ExitCode.usage : ExitCode.ok;
  }
  if (!Object.hasOwn(commands, name)) {
    throw new ObsError({
      message: `there is no command "charts ${name}"`,
      fix: suggestion(name, Object.keys(commands)),
    });
  }
  return commands[name as keyof typeof commands](args, context);
}

async function pull(
  args: readonly string[],
  { root, stdout, collect, download }: ChartsContext,
): Promise<ExitCode> {
  const { names } = parse(args);
  const before = openWorkspace(root);
  const wanted = names.length > 0 ? names.map((name) => findChart(before.lock, name)) : before.lock.charts;
  const pulled = await pullCharts(before, wanted, download);
  for (const { chart, downloaded, recorded } of pulled) {
    const how = downloaded ? 'downloaded' : 'was there';
    stdout.write(
      `${chartLabel(chart)}: ${how}, ${chart.digest}${recorded ? ' (written to helm-charts.yaml)' : ''}\n`,
    );
  }

  // The digests that were just recorded are part of what names a render.
  const workspace = openWorkspace(root);
  const requests = (await collect(workspace)).flatMap((cluster) => cluster.requests);
  const rerendered = await renderPulled(
    workspace,
    pulled.map(({ chart }) => chart),
    requests,
  );
  for (const { fresh, differences } of rerendered) {
    if (differences.length === 0) continue;
    stdout.write(`${releaseLabel(fresh)}: the locked archive renders it differently; replaced\n`);
    for (const difference of differences) stdout.write(`  ${describe(difference)}\n`);
  }
  stdout.write(`${count(rerendered.length, 'render')} verified\n`);
  return ExitCode.ok;
}

async function importPaths(args: readonly string[], { root, stdout }: ChartsContext): Promise<ExitCode> {
  const { names } = parse(args);
  if (names.length === 0)
    throw new ObsError({ message: 'charts import needs a path', fix: 'name a .tgz or a chart folder' });
  const workspace = openWorkspace(root);
  for (const path of names) {
    const { chart, source } = await importChart(workspace, path);
    const digest = 'tree' in source ? `${source.tree} (of the folder's files)` : source.archive;
    stdout.write(`${chartLabel(chart)}: imported, ${digest}; what is rendered from it is not verified\n`);
  }
  return ExitCode.ok;
}

async function verify(args: readonly string[], { root, stdout, collect }: ChartsContext): Promise<ExitCode> {
  const { format } = parse(args, ['text', 'json', 'github', 'sarif']);
  const workspace = openWorkspace(root);
  const clusters = await collect(workspace);
  const { findings, made, same, marked } = await verifyRenders(
    workspace,
    clusters.flatMap(({ requests }) => requests),
  );
  stdout.write(formatReport(findings, format));
  if (format === 'text') {
    stdout.write(`${count(made, 'render')} made again: ${same} the same, ${marked} newly verified\n`);
  }
  if (findings.some(({ severity }) => severity === 'error')) return ExitCode.found;
  return findings.length > 0 ? ExitCode.outside : ExitCode.ok;
}

async function list(args: readonly string[], { root, stdout, collect }: ChartsContext): Promise<ExitCode> {
  const { format } = parse(args, ['text', 'json']);
  const workspace = openWorkspace(root);
  const statuses = listCharts(workspace, await collect(workspace));
  stdout.write(format === 'json' ? `${JSON.stringify(statuses, null, 2)}\n` : table(statuses));
  return ExitCode.ok;
}

async function prune(args: readonly string[], { root, stdout, collect }: ChartsContext): Promise<ExitCode> {
  parse(args);
  const workspace = openWorkspace(root);
  const unused = unusedRenders(workspace, await collect(workspace));
  for (const file of unused) {
    workspace.store.remove(file);
    stdout.write(`removed imports/renders/${file}\n`);
  }
  stdout.write(`${count(unused.length, 'unused render')} removed\n`);
  return ExitCode.ok;
}

function table(statuses: readonly ChartStatus[]): string {
  const rows = [
    ['CHART', 'VERSION', 'DIGEST', 'ARCHIVE', 'VERIFIED', 'USED BY'],
    ...statuses.map(({ name, version, digest, archive, verified, usedBy }) => [
      name,
      version,
      digest?.slice(0, 'sha256:'.length + 12) ?? 'not known yet',
      archive,
      verified === null ? '-' : verified ? 'yes' : 'no',
      // Which of its releases use it, --format json says.
      [...new Set(usedBy.map((use) => use.split(':')[0]))].join(', ') || '-',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

function describe({ object, path, before, after }: ObjectDifference): string {
  if (path === '') return `${formatObject(object)}: ${before === undefined ? 'new' : 'gone'}`;
  return `${formatObject(object)} ${path}: ${shown(before)} → ${shown(after)}`;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** Reads names and `--format`, where a command has formats. */
function parse<F extends ReportFormat>(
  args: readonly string[],
  formats: readonly F[] = [],
): { names: string[]; format: F } {
  const [first] = formats;
  if (first === undefined) {
    return {
      names: parseOptions('obs charts', args, { allowPositionals: true }).positionals,
      format: '' as F,
    };
  }
  const options = { format: { type: 'string', default: first as string } } as const;
  const { positionals, values } = parseOptions('obs charts', args, { options, allowPositionals: true });
  return { names: positionals, format: oneOf(formats, values.format, 'format') };
}
