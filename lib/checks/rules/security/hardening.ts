import type { InventoryRule } from '../../rule.ts';
import { reportDeclared } from '../../security/declared.ts';

export const hardening: InventoryRule = {
  id: 'security/hardening',
  severity: 'warning',
  scope: 'inventory',
  summary: 'pods give up what they do not need, wherever they run',
  check: (inventory, report) =>
    reportDeclared('hardening', 'the level restricted would not let it in', inventory, report),
};
