import { asText, at, objectsIn } from '../../../support/plain.ts';
import { didYouMean, suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import { dataReferences } from '../../pod-references.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { secretKeys } from '../../secrets.ts';

export const secret: InventoryRule = {
  id: 'references/secret',
  severity: 'error',
  scope: 'inventory',
  summary:
    'every Secret that is referred to is among the manifests or expected in the cluster, with the keys asked for',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      const told = new Set<string>();
      for (const { kind, name, path, optional, keys } of dataReferences(pod)) {
        if (kind !== 'Secret' || optional) continue;
        // One that is missing is told once a pod; keys are told where each is asked for.
        if (told.has(name)) continue;
        if (!checkSecret(inventory, report, pod.entry, path, name, keys)) told.add(name);
      }
      for (const [{ name }, index] of objectsIn(pod.spec.imagePullSecrets)) {
        checkSecret(
          inventory,
          report,
          pod.entry,
          [...pod.specPath, 'imagePullSecrets', index, 'name'],
          asText(name),
        );
      }
    }
    for (const entry of inventory.all('/ServiceAccount')) {
      for (const [{ name }, index] of objectsIn(entry.object.imagePullSecrets)) {
        checkSecret(inventory, report, entry, ['imagePullSecrets', index, 'name'], asText(name));
      }
    }
    for (const entry of inventory.all('traefik.io/Middleware')) {
      for (const path of middlewareSecrets) {
        const name = asText(at(entry.object, ...path));
        checkSecret(inventory, report, entry, path, name);
      }
    }
  },
};

/** Where a Middleware of Traefik names a Secret. */
const middlewareSecrets = [
  ['spec', 'basicAuth', 'secret'],
  ['spec', 'digestAuth', 'secret'],
  ['spec', 'forwardAuth', 'tls', 'caSecret'],
  ['spec', 'forwardAuth', 'tls', 'certSecret'],
];

/**
 * Reports a Secret that is not there, or lacks a key. It lies in the namespace of the object that names it.
 *
 * @returns whether it is there
 */
export function checkSecret(
  inventory: Inventory,
  report: InventoryReport,
  from: Entry,
  path: Path,
  name: string | undefined,
  keys: readonly { readonly key: string; readonly path: Path }[] = [],
): boolean {
  if (name === undefined) return true;
  const { namespace } = from;
  const known = secretKeys(inventory, namespace, name);
  if (known === undefined) {
    const expected = inventory.context.secrets;
    const names = [
      ...inventory.all('/Secret').filter((entry) => entry.namespace === namespace),
      ...(expected ?? []).filter((one) => one.namespace === namespace),
    ].map((one) => one.name);
    const meant = didYouMean(name, names);
    report(from, path, `no Secret "${name}" is expected in namespace ${namespace}`, {
      // Without a list of what the cluster has, it may well be there: Secrets are rarely among manifests.
      severity: expected || meant !== undefined ? 'error' : 'warning',
      fix:
        meant === undefined
          ? 'make it in the cluster before these manifests are applied, or correct the name'
          : `did you mean "${meant}"?`,
    });
    return false;
  }
  for (const { key, path: place } of keys) {
    if (known === 'unknown' || known.has(key)) continue;
    report(from, place, `the Secret ${name} has no key "${key}"`, { fix: suggestion(key, known) });
  }
  return true;
}
