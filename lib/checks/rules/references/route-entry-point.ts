import { asList, at } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import { traefikRoutesIn } from '../../routes.ts';
import type { InventoryRule } from '../../rule.ts';

export const routeEntryPoint: InventoryRule = {
  id: 'references/route-entry-point',
  severity: 'error',
  scope: 'inventory',
  summary: 'every entry point that a Traefik route names is one that Traefik listens on',
  check(inventory, report) {
    const { entryPoints } = inventory.context;
    if (!entryPoints) return;
    for (const entry of traefikRoutesIn(inventory)) {
      for (const [index, name] of asList(at(entry.object, 'spec', 'entryPoints')).entries()) {
        if (typeof name !== 'string' || entryPoints.includes(name)) continue;
        report(entry, ['spec', 'entryPoints', index], `Traefik has no entry point "${name}"`, {
          fix: suggestion(name, entryPoints),
        });
      }
    }
  },
};
