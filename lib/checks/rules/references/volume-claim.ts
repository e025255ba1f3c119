import { asText, at } from '../../../support/plain.ts';
import type { Inventory } from '../../inventory.ts';
import { reportMissing } from '../../missing.ts';
import type { InventoryRule } from '../../rule.ts';

export const volumeClaim: InventoryRule = {
  id: 'references/volume-claim',
  severity: 'error',
  scope: 'inventory',
  summary: 'every PersistentVolumeClaim that a pod mounts is there',
  check(inventory, report) {
    for (const { entry, volumes, namespace } of inventory.pods) {
      for (const { object, path } of volumes) {
        const name = asText(at(object, 'persistentVolumeClaim', 'claimName'));
        if (name === undefined || isMadeByStatefulSet(inventory, namespace, name)) continue;
        reportMissing(inventory, report, {
          from: entry,
          path: [...path, 'persistentVolumeClaim', 'claimName'],
          groupKind: '/PersistentVolumeClaim',
          namespace,
          name,
        });
      }
    }
  },
};

/** A StatefulSet names the claims of its pods `<template>-<set>-<number>`. */
function isMadeByStatefulSet(inventory: Inventory, namespace: string, name: string): boolean {
  return inventory.podsIn(namespace).some(({ entry, volumes }) =>
    volumes.some((volume) => {
      const prefix = `${volume.name}-${entry.name}-`;
      return volume.fromTemplate && name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));
    }),
  );
}
