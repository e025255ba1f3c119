import { basename, join, relative, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import type { CheckContext } from '../lib/checks/context.ts';
import { checkInventory, type Outcome } from '../lib/checks/engine.ts';
import { findFiles } from '../lib/checks/files.ts';
import { Inventory, type Unread } from '../lib/checks/inventory.ts';
import { type ManifestSet, manifestSets } from '../lib/checks/layout.ts';
import { readManifests } from '../lib/checks/read.ts';
import { checkRiverFiles } from '../lib/checks/river.ts';
import { rules } from '../lib/checks/rules.ts';
import { SchemaStore } from '../lib/checks/schemas/store.ts';
import { Verdicts, verdictsFile } from '../lib/checks/verdicts.ts';
import { ExitCode, ObsError } from '../lib/support/errors.ts';
import { type Finding, formatObject, sortFindings } from '../lib/support/finding.ts';
import { formatReport, reportFormats } from '../lib/support/report.ts';
import { oneOf, parseOptions } from './options.ts';

export interface CheckIo {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** The repository. */
  readonly root: string;
  /** What tells this state of the program: verdicts of another one are not believed. */
  readonly program: string;
  /** What is known of a cluster by its name; undefined when there is none of that name. */
  readonly contextOf: (cluster: string) => Promise<CheckContext | undefined>;
}

const usage = `Usage: obs check [DIR]

Checks every Kubernetes manifest below DIR (default: dist/), whoever made it. docs/checks.md explains each rule.

  --format text|json|github|sarif   how findings are told (default: text)
  --strict                          warnings count as errors
  --kubernetes VERSION              minor version to check against, such as 1.35 (default: that of the cluster file)
  --silenced                        also list what annotations silence, with the reasons
`;

/**
 * `obs check [DIR]`
 *
 * @returns 1 when there are errors (with --strict: or warnings)
 * @throws ObsError for wrong use, and when DIR is not there
 */
export async function check(args: readonly string[], io: CheckIo): Promise<ExitCode> {
  const { folder, format, strict, kubernetes, silenced, help } = parse(args, io.root);
  if (help) {
    io.stdout.write(usage);
    return ExitCode.ok;
  }
  const found = findFiles(folder);
  const isOutput = resolve(folder) === resolve(io.root, 'dist');
  const sets = manifestSets(found.manifests, isOutput);
  const findings: Finding[] = [];
  const lines: string[] = [];
  for (const [index, set] of sets.entries()) {
    // What cannot be read belongs to no cluster; it is told once.
    const outcome = await checkSet(folder, set, index === 0 ? found.unread : [], kubernetes, io);
    findings.push(...outcome.findings);
    lines.push(outcome.summary);
    for (const { finding, reason } of silenced ? outcome.silenced : []) {
      const where = finding.object ? ` at ${formatObject(finding.object)}` : '';
      lines.push(`  silenced: ${finding.rule}${where}: ${reason}`);
    }
  }
  const passedOver = [
    ...(found.otherFiles > 0 ? [count(found.otherFiles, 'other file')] : []),
    ...found.passedOver.map((path) => `${path}/`),
  ];
  if (passedOver.length > 0) lines.push(`not read: ${passedOver.join(', ')}`);
  io.stdout.write(formatReport(findings, format));
  io.stderr.write(lines.map((line) => `${line}\n`).join(''));
  const errors = findings.filter(({ severity }) => strict || severity === 'error').length;
  return errors > 0 ? ExitCode.found : ExitCode.ok;
}

async function checkSet(
  folder: string,
  { cluster = basename(resolve(folder)), paths }: ManifestSet,
  unread: readonly Unread[],
  kubernetes: string | undefined,
  { root, program, contextOf }: CheckIo,
): Promise<Outcome & { summary: string }> {
  const isOurs = relative(resolve(root, 'dist'), resolve(folder)).split(/[/\\]/)[0] !== '..';
  const known = isOurs ? await contextOf(cluster) : undefined;
  const read = readManifests(folder, paths);
  const inventory = new Inventory(read.objects, {
    schemas: join(root, 'imports', 'schemas'),
    context: { ...known, ...(kubernetes && { kubernetes }) },
    unread: [...unread, ...read.unread],
  });
  const verdicts = new Verdicts(verdictsFile(root), program);
  const manifests = await checkInventory(inventory, rules, { verdicts });
  const river = await checkRiverFiles(inventory, { verdicts });
  verdicts.save();
  const outcome = {
    findings: sortFindings([...manifests.findings, ...river.findings]),
    silenced: [...manifests.silenced, ...river.silenced],
  };
  return { ...outcome, summary: summary(cluster, paths.length, read.passedOver, inventory, outcome) };
}

function summary(
  cluster: string,
  files: number,
  passedOver: number,
  inventory: Inventory,
  outcome: Outcome,
): string {
  const unknown = new Map<string, number>();
  for (const { object } of inventory.entries) {
    const { apiVersion, kind } = object;
    if (!inventory.schemas.find(apiVersion, kind))
      unknown.set(`${apiVersion} ${kind}`, (unknown.get(`${apiVersion} ${kind}`) ?? 0) + 1);
  }
  const unknownCount = [...unknown.values()].reduce((sum, count) => sum + count, 0);
  const errors = outcome.findings.filter(({ severity }) => severity === 'error').length;
  const parts = [
    `${count(files, 'file')} read`,
    `${count(inventory.entries.length, 'object')} checked`,
    ...(unknownCount > 0
      ? [`${unknownCount} of kinds without a schema (${[...unknown.keys()].join(', ')})`]
      : []),
    ...(passedOver > 0 ? [`${count(passedOver, 'document')} without an object`] : []),
    count(errors, 'error'),
    count(outcome.findings.length - errors, 'warning'),
    ...(outcome.silenced.length > 0 ? [`${outcome.silenced.length} silenced`] : []),
  ];
  return `${cluster}: ${parts.join(', ')}`;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

function parse(args: readonly string[], root: string) {
  const { values, positionals } = parseOptions('obs check', args, {
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      strict: { type: 'boolean', default: false },
      kubernetes: { type: 'string' },
      silenced: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { kubernetes } = values;
  const format = oneOf(reportFormats, values.format, 'format');
  if (positionals.length > 1)
    throw new ObsError({ message: 'more than one folder is named', fix: 'check one folder at a time' });
  const { minors } = new SchemaStore(join(root, 'imports', 'schemas'), '1.35');
  if (kubernetes !== undefined && !minors.includes(kubernetes)) {
    throw new ObsError({
      message: `there are no schemas of Kubernetes "${kubernetes}"`,
      fix: `allowed: ${minors.join(', ')}`,
    });
  }
  const dist = relative(process.cwd(), join(root, 'dist')) || 'dist';
  return { ...values, format, folder: positionals[0] ?? dist };
}
