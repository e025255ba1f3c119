import { asText } from '../../../support/plain.ts';
import { reportMissing } from '../../missing.ts';
import type { InventoryRule } from '../../rule.ts';

export const priorityClass: InventoryRule = {
  id: 'references/priority-class',
  severity: 'error',
  scope: 'inventory',
  summary: 'every PriorityClass that pods ask for is there',
  check(inventory, report) {
    for (const { entry, spec, specPath } of inventory.pods) {
      const name = asText(spec.priorityClassName);
      if (name === undefined || inventory.context.priorityClasses?.includes(name)) continue;
      reportMissing(inventory, report, {
        from: entry,
        path: [...specPath, 'priorityClassName'],
        groupKind: 'scheduling.k8s.io/PriorityClass',
        namespace: '',
        name,
      });
    }
  },
};
