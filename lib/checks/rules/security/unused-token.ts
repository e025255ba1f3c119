import { asText, at, objectsIn } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Inventory } from '../../inventory.ts';
import type { Pod } from '../../pods.ts';
import { isShared } from '../../present.ts';
import type { InventoryRule } from '../../rule.ts';
import { bindingsOf } from '../../security/bindings.ts';

export const unusedToken: InventoryRule = {
  id: 'security/unused-token',
  severity: 'warning',
  scope: 'inventory',
  summary: 'a token for the API server is in no pod that has no rights there',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      const path = mountedBy(pod, inventory);
      if (path === undefined) continue;
      const account = asText(pod.spec.serviceAccountName) ?? 'default';
      if (hasRights(account, pod, inventory)) continue;
      report(
        pod.entry,
        path,
        `the token of ServiceAccount ${account} is mounted, and no role is bound to it`,
        {
          fix: 'write automountServiceAccountToken: false, or bind the role that it needs',
        },
      );
    }
  },
};

/** Where it is said that a pod gets the token of its ServiceAccount; undefined when it does not. */
function mountedBy({ spec, specPath, namespace }: Pod, inventory: Inventory): Path | undefined {
  const { automountServiceAccountToken: ofPod, serviceAccountName } = spec;
  if (typeof ofPod === 'boolean') return ofPod ? [...specPath, 'automountServiceAccountToken'] : undefined;
  const account = inventory.find('/ServiceAccount', namespace, asText(serviceAccountName) ?? 'default');
  if (account?.object.automountServiceAccountToken === false) return undefined;
  return serviceAccountName === undefined ? specPath : [...specPath, 'serviceAccountName'];
}

function hasRights(account: string, { namespace, spec }: Pod, inventory: Inventory): boolean {
  // The token may be for somebody else than the API server: one of a projected volume names its audience.
  const isProjected = objectsIn(spec.volumes).some(([volume]) =>
    objectsIn(at(volume, 'projected', 'sources')).some(
      ([source]) => source.serviceAccountToken !== undefined,
    ),
  );
  // Where others keep objects of their own, a binding may be among those.
  if (isProjected || (isShared(namespace) && account === 'default')) return true;
  return bindingsOf(inventory).some(({ subjects }) =>
    subjects.some(
      (subject) =>
        (subject.kind === 'ServiceAccount' && subject.name === account && subject.namespace === namespace) ||
        (subject.kind === 'Group' &&
          [`system:serviceaccounts:${namespace}`, 'system:serviceaccounts'].includes(subject.name)),
    ),
  );
}
