import { asText } from '../../../support/plain.ts';
import { reportMissing } from '../../missing.ts';
import type { InventoryRule } from '../../rule.ts';

export const serviceAccount: InventoryRule = {
  id: 'references/service-account',
  severity: 'error',
  scope: 'inventory',
  summary: 'every ServiceAccount that pods run as is there',
  check(inventory, report) {
    for (const { entry, spec, specPath, namespace } of inventory.pods) {
      for (const field of ['serviceAccountName', 'serviceAccount'] as const) {
        const name = asText(spec[field]);
        if (name === undefined) continue;
        reportMissing(inventory, report, {
          from: entry,
          path: [...specPath, field],
          groupKind: '/ServiceAccount',
          namespace,
          name,
        });
        break;
      }
    }
  },
};
