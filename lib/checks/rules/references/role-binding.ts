import { asObject, asText, objectsIn } from '../../../support/plain.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import { reportMissing } from '../../missing.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

const group = 'rbac.authorization.k8s.io';

export const roleBinding: InventoryRule = {
  id: 'references/role-binding',
  severity: 'error',
  scope: 'inventory',
  summary: 'every binding gives a role that is there to ServiceAccounts that are there',
  check(inventory, report) {
    for (const entry of [
      ...inventory.all(`${group}/RoleBinding`),
      ...inventory.all(`${group}/ClusterRoleBinding`),
    ]) {
      checkRole(entry, inventory, report);
      for (const [{ kind, name, namespace }, index] of objectsIn(entry.object.subjects)) {
        const nameText = asText(name);
        // A RoleBinding means its own namespace when it names none.
        const namespaceText = asText(namespace) ?? (entry.namespace || undefined);
        if (kind !== 'ServiceAccount' || nameText === undefined || namespaceText === undefined) continue;
        reportMissing(inventory, report, {
          from: entry,
          path: ['subjects', index, 'name'],
          groupKind: '/ServiceAccount',
          namespace: namespaceText,
          name: nameText,
        });
      }
    }
  },
};

function checkRole(entry: Entry, inventory: Inventory, report: InventoryReport): void {
  const { kind, name } = asObject(entry.object.roleRef);
  const nameText = asText(name);
  if (nameText === undefined || (kind !== 'Role' && kind !== 'ClusterRole')) return;
  reportMissing(inventory, report, {
    from: entry,
    path: ['roleRef', 'name'],
    groupKind: `${group}/${kind}`,
    namespace: kind === 'Role' ? entry.namespace : '',
    name: nameText,
  });
}
