import { asText, at, objectsIn } from '../../support/plain.ts';
import type { Entry } from '../entry.ts';
import type { Inventory } from '../inventory.ts';

/** Who is given a role. */
export interface Binding {
  readonly entry: Entry;
  readonly roleKind: string;
  readonly roleName: string;
  readonly subjects: readonly {
    readonly kind: string;
    readonly name: string;
    /** Of a ServiceAccount; '' for users and groups. */
    readonly namespace: string;
    readonly index: number;
  }[];
}

/** Every RoleBinding and ClusterRoleBinding. */
export const bindingsOf = (inventory: Inventory): readonly Binding[] => inventory.once(findBindings);

function findBindings(inventory: Inventory): Binding[] {
  return ['RoleBinding', 'ClusterRoleBinding']
    .flatMap((kind) => inventory.all(`rbac.authorization.k8s.io/${kind}`))
    .map((entry) => ({
      entry,
      roleKind: asText(at(entry.object, 'roleRef', 'kind')) ?? '',
      roleName: asText(at(entry.object, 'roleRef', 'name')) ?? '',
      subjects: objectsIn(entry.object.subjects).map(([{ kind, name, namespace }, index]) => ({
        kind: asText(kind) ?? '',
        name: asText(name) ?? '',
        namespace: kind === 'ServiceAccount' ? (asText(namespace) ?? entry.namespace) : '',
        index,
      })),
    }));
}
