import { asNumber, asText, at } from '../../../support/plain.ts';
import { type Configuration, configurationsIn, reportIn } from '../../configuration/configurations.ts';
import { titles } from '../../configuration/programs.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const replication: InventoryRule = {
  id: 'configuration/replication',
  severity: 'error',
  scope: 'inventory',
  summary: 'there are as many replicas as each piece of data is to be kept in',
  check(inventory, report) {
    for (const configuration of configurationsIn(inventory))
      if (configuration.role === 'main' && keepsData(configuration)) checkFactor(configuration, report);
  },
};

/** Where each program has its factor, and what it is when it is not written. Sources: Loki 3.7, Tempo 2.10, Mimir 3.0. */
const factors: Readonly<
  Record<string, { readonly paths: readonly (readonly string[])[]; readonly usual: number }>
> = {
  loki: {
    paths: [
      ['ingester', 'lifecycler', 'ring', 'replication_factor'],
      ['common', 'replication_factor'],
    ],
    usual: 3,
  },
  mimir: { paths: [['ingester', 'ring', 'replication_factor']], usual: 3 },
  tempo: { paths: [['ingester', 'lifecycler', 'ring', 'replication_factor']], usual: 1 },
};

function checkFactor(configuration: Configuration, report: InventoryReport): void {
  const { program, parsed } = configuration;
  const { replicas } = program.pod;
  const known = factors[program.name];
  if (replicas === undefined || replicas === 0 || !known) return;
  const path = known.paths.find((one) => asNumber(at(parsed.value, ...one)) !== undefined);
  const factor = path ? Number(at(parsed.value, ...path)) : known.usual;
  if (factor <= replicas) return;
  const title = titles[program.name];
  const what = path
    ? `replication_factor is ${factor}`
    : `without replication_factor ${title} takes ${factor}`;
  const are = replicas === 1 ? 'there is 1 replica' : `there are ${replicas} replicas`;
  reportIn(report, configuration, path ?? [], `${what}, and ${are}`, {
    fix: `write ${(path ?? known.paths.at(-1) ?? []).join('.')}: ${replicas}, or run ${factor} replicas`,
  });
}

/** Whether the pods of a program keep data themselves: parts of a distributed one may not. */
function keepsData({ program, parsed }: Configuration): boolean {
  // Kafka has the copies then, and ingesters only read.
  if (program.name === 'mimir' && at(parsed.value, 'ingest_storage', 'enabled') === true) return false;
  const target = program.flags.get('target')?.value ?? asText(at(parsed.value, 'target')) ?? 'all';
  return target
    .split(',')
    .some((part) => ['all', 'scalable-single-binary', 'write', 'ingester'].includes(part));
}
