import { demandOf } from '../lib/cluster/capacity.ts';
import { type LoadedCluster, loadClusters } from '../lib/cluster/load.ts';
import { nodesOf } from '../lib/cluster/proposals.ts';
import { type SizingRow, sizingRows } from '../lib/cluster/sizing-rows.ts';
import { gibText, numberText } from '../lib/sizing/quantity.ts';
import { sources } from '../lib/sizing/sources.ts';
import { ExitCode } from '../lib/support/errors.ts';
import type { RunCommand } from './commands.ts';
import { oneOf, parseOptions } from './options.ts';

const usage = `Usage: obs size [CLUSTER...]

What the load of each cluster (load: in its file) asks for: profiles, replicas, requests, volumes, retention; each figure
with its arithmetic and the rule behind it. What the file says itself stays as it is. docs/sizing.md says more.

  --format text|json   how it is told (default: text)
`;

const formats = ['text', 'json'] as const;

/**
 * `obs size`
 *
 * @throws ObsError for wrong use, mistakes in the files, and a load that the nodes cannot carry
 */
export const size: RunCommand = async (args, { root, stdout }) => {
  const { help, format, names } = parse(args);
  if (help) {
    stdout.write(usage);
    return ExitCode.ok;
  }
  const clusters = loadClusters(root, names);
  stdout.write(
    format === 'json'
      ? `${JSON.stringify(clusters.map(report), null, 2)}\n`
      : `${clusters.map(text).join('\n')}${rulesOf(clusters.flatMap(sizingRows))}`,
  );
  return ExitCode.ok;
};

function report(loaded: LoadedCluster) {
  const { cluster, complete, sizing } = loaded;
  const rows = sizingRows(loaded);
  return {
    cluster: cluster.name,
    settings: rows,
    nodes: nodesOf(complete),
    requests: sizing ? demandOf(complete, sizing) : undefined,
    rules: Object.fromEntries(
      [...new Set(rows.map(({ rule }) => rule))].map((rule) => [rule, sources[rule]]),
    ),
  };
}

function text(loaded: LoadedCluster): string {
  const { cluster, complete, sizing, file } = loaded;
  if (!sizing) {
    return `${cluster.name}: ${file} says nothing of its load; write "load: { activeSeries: …, logsPerDay: …, spansPerSecond: … }"\n`;
  }
  const { count, cores, memory } = nodesOf(complete);
  const demand = demandOf(complete, sizing);
  return [
    `${cluster.name}\n`,
    table(sizingRows(loaded)),
    `requests of these: ${numberText(demand.cores)} of ${numberText(count * cores)} cores, ${gibText(demand.memory)} of ${gibText(count * memory)} memory (${count} nodes)\n`,
  ].join('');
}

function table(rows: readonly SizingRow[]): string {
  const lines = [
    ['SETTING', 'VALUE', 'FROM', 'PROPOSED', 'RULE', 'BECAUSE'],
    ...rows.map(({ setting, value, from, proposed, rule, because }) => [
      setting,
      String(value),
      from,
      value === proposed ? '' : String(proposed),
      rule,
      because,
    ]),
  ];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** The rules that rows name, each told once. */
function rulesOf(rows: readonly SizingRow[]): string {
  const names = [...new Set(rows.map(({ rule }) => rule))];
  return names.map((name) => `\n${name}: ${sources[name].title}\n  ${sources[name].rule}\n`).join('');
}

function parse(args: readonly string[]) {
  const { values, positionals } = parseOptions('obs size', args, {
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return { help: values.help, format: oneOf(formats, values.format, 'format'), names: positionals };
}
