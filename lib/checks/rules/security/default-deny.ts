import { asObject, at, objectsIn } from '../../../support/plain.ts';
import { type Direction, directionsOf } from '../../policies.ts';
import { builtInNamespaces } from '../../present.ts';
import type { InventoryRule } from '../../rule.ts';
import { matchesSelector } from '../../selectors.ts';

export const defaultDeny: InventoryRule = {
  id: 'security/default-deny',
  severity: 'error',
  scope: 'inventory',
  summary: 'every namespace denies connections, in and out, that nothing allows',
  check(inventory, report) {
    const policies = inventory.all('networking.k8s.io/NetworkPolicy');
    for (const namespace of inventory.all('/Namespace')) {
      if (builtInNamespaces.includes(namespace.name)) continue;
      const own = policies.filter((policy) => policy.namespace === namespace.name);
      const missing = (['ingress', 'egress'] as const).filter(
        (direction) => !own.some((policy) => deniesAll(policy.object.spec, direction, directionsOf(policy))),
      );
      if (missing.length === 0) continue;
      report(namespace, [], `no NetworkPolicy denies ${missing.join(' and ')} in this namespace by default`, {
        fix: `add one with podSelector: {} and policyTypes: [${missing.map((one) => (one === 'ingress' ? 'Ingress' : 'Egress')).join(', ')}], without rules`,
      });
    }
  },
};

/** Whether a policy selects every pod and lets nothing through in one direction. */
function deniesAll(spec: unknown, direction: Direction, directions: readonly Direction[]): boolean {
  const { podSelector } = asObject(spec);
  const isForAll = matchesSelector(podSelector, {}) && !selectsByAbsence(podSelector);
  return isForAll && directions.includes(direction) && objectsIn(at(spec, direction)).length === 0;
}

/** `DoesNotExist` and `NotIn` fit a pod without labels, and not every one. */
const selectsByAbsence = (selector: unknown) => objectsIn(at(selector, 'matchExpressions')).length > 0;
