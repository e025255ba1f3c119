import { type AddressUse, addressUses } from '../../configuration/address-uses.ts';
import { type Program, programsIn, programsOf } from '../../configuration/programs.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryRule } from '../../rule.ts';
import { destinations } from '../../services.ts';

export const receivers: InventoryRule = {
  id: 'configuration/receivers',
  severity: 'error',
  scope: 'inventory',
  summary: 'Prometheus is started with the flag for everything that is asked of it',
  check(inventory, report) {
    const told = new Set<string>();
    const ask = (program: Program, { path, flag }: Need, who: string) => {
      const key = `${program.pod.entry.namespace}/${program.pod.entry.name} ${flag}`;
      if (program.flags.isOn(flag) || told.has(key)) return;
      told.add(key);
      const message = `Prometheus answers 404 to ${path}, which is asked by ${who}`;
      report(program.pod.entry, [...program.container.path, 'args'], message, {
        fix: `add --${flag} to the arguments`,
      });
    };
    for (const use of addressUses(inventory)) {
      const need = needs.find(({ path }) => path === use.address.urlPath);
      if (!need) continue;
      for (const program of prometheusBehind(use, inventory))
        ask(program, need, `"${use.address.shown}" in ${use.from.kind} ${use.from.name}`);
    }
    // A reloader beside it asks on the pod's own address.
    for (const { name, flags, pod } of programsIn(inventory)) {
      const url = flags.get('reload-url')?.value ?? '';
      const need = needs.find(({ path }) => url.endsWith(path));
      if (name !== 'reloader' || !need) continue;
      for (const program of programsOf(inventory, pod))
        if (program.name === 'prometheus') ask(program, need, `"${url}" of the config-reloader`);
    }
  },
};

interface Need {
  readonly path: string;
  readonly flag: string;
}

/** Paths that Prometheus answers only with a flag. Source: cmd/prometheus of 3.14. */
const needs: readonly Need[] = [
  { path: '/api/v1/write', flag: 'web.enable-remote-write-receiver' },
  { path: '/api/v1/otlp/v1/metrics', flag: 'web.enable-otlp-receiver' },
  { path: '/-/reload', flag: 'web.enable-lifecycle' },
];

function prometheusBehind({ address }: AddressUse, inventory: Inventory): Program[] {
  const service = inventory.find('/Service', address.namespace, address.service);
  if (!service || address.port === undefined) return [];
  return destinations(inventory, service, address.port).flatMap((destination) =>
    'pod' in destination
      ? programsOf(inventory, destination.pod).filter(({ name }) => name === 'prometheus')
      : [],
  );
}
