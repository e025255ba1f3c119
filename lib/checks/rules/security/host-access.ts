import type { InventoryRule } from '../../rule.ts';
import { reportDeclared } from '../../security/declared.ts';

export const hostAccess: InventoryRule = {
  id: 'security/host-access',
  severity: 'error',
  scope: 'inventory',
  summary: 'no pod uses the network, the ports or the folders of its node, unless it says why it has to',
  check: (inventory, report) =>
    reportDeclared('host access', 'it uses what is its node’s', inventory, report),
};
