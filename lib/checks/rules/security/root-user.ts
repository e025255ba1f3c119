import type { InventoryRule } from '../../rule.ts';
import { reportDeclared } from '../../security/declared.ts';

export const rootUser: InventoryRule = {
  id: 'security/root-user',
  severity: 'warning',
  scope: 'inventory',
  summary: 'no container runs as root, unless its pod says why it has to',
  check: (inventory, report) => reportDeclared('root', 'it runs, or may run, as root', inventory, report),
};
