import type { InventoryRule } from '../../rule.ts';
import { reportDeclared } from '../../security/declared.ts';

export const privileged: InventoryRule = {
  id: 'security/privileged',
  severity: 'error',
  scope: 'inventory',
  summary: 'no pod has the powers of its node, unless it says why it has to',
  check: (inventory, report) =>
    reportDeclared('privileges', 'it has powers over its node', inventory, report),
};
