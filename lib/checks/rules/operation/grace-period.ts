import { asNumber, asText, at } from '../../../support/plain.ts';
import { mainOf } from '../../configuration/configurations.ts';
import { filesOf } from '../../configuration/files.ts';
import { type Program, programsIn, titles } from '../../configuration/programs.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryRule } from '../../rule.ts';

export const gracePeriod: InventoryRule = {
  id: 'operation/grace-period',
  severity: 'warning',
  scope: 'inventory',
  summary: 'programs are given the time that they need to hand over what they hold',
  check(inventory, report) {
    for (const program of programsIn(inventory)) {
      const { pod } = program;
      const need = needOf(program, inventory);
      const given = asNumber(pod.spec.terminationGracePeriodSeconds) ?? 30;
      if (!need || given >= need.seconds) continue;
      const { seconds, what } = need;
      report(
        pod.entry,
        [...pod.specPath, 'terminationGracePeriodSeconds'],
        `${titles[program.name]} is killed after ${given} s, and ${what} may take ${seconds} s`,
        { fix: `write terminationGracePeriodSeconds: ${seconds}` },
      );
    }
  },
};

interface Need {
  readonly seconds: number;
  readonly what: string;
}

/**
 * Seconds that a program may need to stop. Loki, Tempo and Mimir: what their charts give to ingesters. Prometheus: what
 * its chart gives. Alloy: measured with a destination that does not answer, and half as much again.
 */
function needOf(program: Program, inventory: Inventory): Need | undefined {
  const main = mainOf(inventory, program)?.parsed.value;
  switch (program.name) {
    case 'prometheus':
      return { seconds: 300, what: 'closing its database' };
    case 'loki': {
      // Without a WAL that stays, or when it is told to, it writes everything to the object store first.
      const isFlushed =
        at(main, 'ingester', 'wal', 'flush_on_shutdown') === true ||
        at(main, 'ingester', 'wal', 'enabled') === false;
      return isFlushed && ingests(program, main) ? { seconds: 300, what: 'flushing its chunks' } : undefined;
    }
    case 'tempo':
      return at(main, 'ingester', 'flush_all_on_shutdown') === true && ingests(program, main)
        ? { seconds: 300, what: 'flushing its blocks' }
        : undefined;
    case 'mimir':
      return ingests(program, main) ? { seconds: 1200, what: 'shipping its blocks' } : undefined;
    case 'alloy': {
      const files = filesOf(inventory, program);
      return files.some(({ text }) => text.includes('otelcol.exporter.'))
        ? { seconds: 90, what: 'sending on what it has received' }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether it is the part of a program that takes in data, or all of it. */
function ingests({ flags }: Program, main: unknown): boolean {
  const target = flags.get('target')?.value ?? asText(at(main, 'target')) ?? 'all';
  return target
    .split(',')
    .some((part) => ['all', 'scalable-single-binary', 'write', 'ingester'].includes(part));
}
