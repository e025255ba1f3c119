import { asList, objectsIn, type PlainObject } from '../../../support/plain.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryRule } from '../../rule.ts';
import { bindingsOf } from '../../security/bindings.ts';

export const rbacSecrets: InventoryRule = {
  id: 'security/rbac-secrets',
  severity: 'error',
  scope: 'inventory',
  summary: 'nobody reads the Secrets of the whole cluster, or all those of a namespace',
  check(inventory, report) {
    for (const entry of inventory.all('rbac.authorization.k8s.io/ClusterRole')) {
      for (const [rule, index] of objectsIn(entry.object.rules)) {
        const isWide = readsSecrets(rule) && isClusterWide(entry.name, inventory);
        if (!isWide) continue;
        report(entry, ['rules', index], 'it reads the Secrets of every namespace', {
          fix: 'take secrets out, or give it in a Role with resourceNames where it is needed',
        });
      }
    }
    for (const entry of inventory.all('rbac.authorization.k8s.io/Role')) {
      for (const [rule, index] of objectsIn(entry.object.rules)) {
        if (!readsSecrets(rule)) continue;
        report(entry, ['rules', index], `it reads every Secret of namespace ${entry.namespace}`, {
          severity: 'warning',
          fix: 'name the Secrets in resourceNames, or take secrets out',
        });
      }
    }
  },
};

/** Whether a rule lets read Secrets that it does not name. */
function readsSecrets({ apiGroups, resources, verbs, resourceNames }: PlainObject): boolean {
  const has = (list: unknown, ...wanted: readonly string[]) =>
    asList(list).some((one) => wanted.includes(String(one)));
  return (
    has(apiGroups, '', '*') &&
    has(resources, 'secrets', '*') &&
    has(verbs, 'get', 'list', 'watch', '*') &&
    asList(resourceNames).length === 0
  );
}

/** A ClusterRole counts for the whole cluster unless all of its bindings are to one namespace each. */
function isClusterWide(role: string, inventory: Inventory): boolean {
  const bindings = bindingsOf(inventory).filter(
    ({ roleKind, roleName }) => roleKind === 'ClusterRole' && roleName === role,
  );
  return bindings.length === 0 || bindings.some(({ entry }) => entry.kind === 'ClusterRoleBinding');
}
