import type { InventoryRule } from '../../rule.ts';
import { bindingsOf } from '../../security/bindings.ts';

export const rbacBinding: InventoryRule = {
  id: 'security/rbac-binding',
  severity: 'error',
  scope: 'inventory',
  summary: 'nobody is given all rights, and no role is given to everybody',
  check(inventory, report) {
    for (const { entry, roleKind, roleName, subjects } of bindingsOf(inventory)) {
      if (roleKind === 'ClusterRole' && roleName === 'cluster-admin') {
        report(entry, ['roleRef', 'name'], 'cluster-admin may do everything there is', {
          fix: 'make a role of what is needed',
        });
      }
      for (const { kind, name, index } of subjects) {
        const who = everybody[name];
        if ((kind !== 'Group' && kind !== 'User') || who === undefined) continue;
        report(entry, ['subjects', index], `the role ${roleName} is given to ${who}`, {
          fix: 'name the ServiceAccounts or groups that are meant',
        });
      }
    }
  },
};

const everybody: Readonly<Record<string, string>> = {
  'system:anonymous': 'everybody who can reach the API server',
  'system:unauthenticated': 'everybody who can reach the API server',
  'system:authenticated': 'every user and every pod',
  'system:serviceaccounts': 'every pod',
  'system:masters': 'those who may do everything already, whatever is taken from them',
};
