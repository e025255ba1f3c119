import { asObject, at } from '../../../support/plain.ts';
import { mainOf } from '../../configuration/configurations.ts';
import { filesOf } from '../../configuration/files.ts';
import { type Program, programsIn, programsOf, titles } from '../../configuration/programs.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryRule } from '../../rule.ts';

export const restart: InventoryRule = {
  id: 'operation/restart',
  severity: 'error',
  scope: 'inventory',
  summary: 'a change of its configuration reaches a program that reads it only when it starts',
  check(inventory, report) {
    for (const program of programsIn(inventory)) {
      const configMap = configurationOf(program, inventory);
      if (!configMap || isTold(program, configMap, inventory)) continue;
      const { pod, name } = program;
      report(
        pod.entry,
        [...pod.metadataPath, 'annotations'],
        `${titles[name]} goes on with the old configuration when ConfigMap ${configMap.name} changes`,
        { fix: 'annotate the pods with a checksum of it, or add a sidecar that asks for a reload' },
      );
    }
  },
};

/** The ConfigMap with the configuration of a program itself. */
function configurationOf(program: Program, inventory: Inventory): Entry | undefined {
  const main = mainOf(inventory, program);
  if (main) return main.file.entry;
  if (program.name !== 'alloy') return undefined;
  return filesOf(inventory, program).find(({ path }) => path.endsWith('.alloy'))?.entry;
}

function isTold({ pod, name }: Program, configMap: Entry, inventory: Inventory): boolean {
  const { object } = pod.entry;
  const annotations = [object.metadata.annotations, at(object, ...pod.metadataPath, 'annotations')];
  const hasChecksum = annotations
    .flatMap((some) => Object.keys(asObject(some)))
    .some((key) => /checksum|hash|sha(?:1|256)?\b|reloader\.stakater\.com/i.test(key));
  // Loki, Tempo, Mimir and Grafana read it once; for the others somebody may ask for a reload.
  const canReload = name === 'prometheus' || name === 'alloy';
  const hasReloader = canReload && programsOf(inventory, pod).some((one) => one.name === 'reloader');
  // A ConfigMap that cannot change, or has its content in its name, is another one after a change.
  const isFixed = configMap.object.immutable === true || /-[a-z\d]{10}$/.test(configMap.name);
  return hasChecksum || hasReloader || isFixed;
}
