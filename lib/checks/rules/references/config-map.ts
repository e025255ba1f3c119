import { reportMissing } from '../../missing.ts';
import { dataReferences } from '../../pod-references.ts';
import type { InventoryRule } from '../../rule.ts';

export const configMap: InventoryRule = {
  id: 'references/config-map',
  severity: 'error',
  scope: 'inventory',
  summary: 'every ConfigMap that a pod needs is there',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      const told = new Set<string>();
      for (const { kind, name, path, optional } of dataReferences(pod)) {
        if (kind !== 'ConfigMap' || optional || told.has(name)) continue;
        told.add(name);
        reportMissing(inventory, report, {
          from: pod.entry,
          path,
          groupKind: '/ConfigMap',
          namespace: pod.namespace,
          name,
        });
      }
    }
  },
};
