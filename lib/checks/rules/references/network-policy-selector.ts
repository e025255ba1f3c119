import { asObject, asTextMap, isPlainObject, type PlainObject } from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import {
  type KnownNamespace,
  knownNamespaces,
  knowsAllPods,
  podsOf,
  policyRules,
} from '../../policy-peers.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { closestLabels, formatSelector, matchesSelector } from '../../selectors.ts';

export const networkPolicySelector: InventoryRule = {
  id: 'references/network-policy-selector',
  severity: 'error',
  scope: 'inventory',
  summary: 'every selector of a NetworkPolicy selects a pod or a namespace',
  check(inventory, report) {
    const namespaces = knownNamespaces(inventory);
    for (const entry of inventory.all('networking.k8s.io/NetworkPolicy')) {
      const own = namespaces.filter(({ name }) => name === entry.namespace);
      checkPods(
        asObject(entry.object.spec).podSelector,
        ['spec', 'podSelector'],
        own,
        entry,
        inventory,
        report,
      );
      for (const { peers } of policyRules(entry)) {
        for (const { peer, path } of peers) checkPeer(peer, path, own, namespaces, entry, inventory, report);
      }
    }
  },
};

function checkPeer(
  { podSelector, namespaceSelector }: PlainObject,
  path: Path,
  own: readonly KnownNamespace[],
  namespaces: readonly KnownNamespace[],
  entry: Entry,
  inventory: Inventory,
  report: InventoryReport,
): void {
  if (namespaceSelector === undefined) {
    checkPods(podSelector, [...path, 'podSelector'], own, entry, inventory, report);
    return;
  }
  const selected = namespaces.filter(({ labels }) => matchesSelector(namespaceSelector, labels));
  const { tenants } = inventory.context;
  const isTenants = tenants !== undefined && matchesSelector(namespaceSelector, { ...tenants });
  if (selected.length === 0 && !isTenants) {
    const wanted = asTextMap(asObject(asObject(namespaceSelector).matchLabels))[
      'kubernetes.io/metadata.name'
    ];
    const meant =
      wanted === undefined
        ? undefined
        : didYouMean(
            wanted,
            namespaces.map(({ name }) => name),
          );
    report(
      entry,
      [...path, 'namespaceSelector'],
      `no namespace is known to have the labels ${formatSelector(namespaceSelector)}`,
      {
        severity: meant === undefined ? 'warning' : 'error',
        fix:
          meant === undefined
            ? 'check the labels of that namespace: it is not among these manifests'
            : `did you mean "${meant}"?`,
      },
    );
  }
  if (!isTenants) checkPods(podSelector, [...path, 'podSelector'], selected, entry, inventory, report);
}

/**
 * Reports a selector of pods that selects none: where all the pods that it could select are known, and elsewhere when it
 * fits known pods in all but one of several labels.
 */
function checkPods(
  selector: unknown,
  path: Path,
  namespaces: readonly KnownNamespace[],
  entry: Entry,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const isEverything = !isPlainObject(selector) || matchesSelector(selector, {});
  if (isEverything || namespaces.length === 0) return;
  if (namespaces.some(({ name }) => podsOf(inventory, name, selector).length > 0)) return;
  const pods = namespaces.flatMap(({ name }) => inventory.podsIn(name));
  const labels = asTextMap(selector.matchLabels);
  const near = closestLabels(labels, pods);
  const isSurelyOurs = near !== undefined && Object.keys(labels).length > 1;
  if (!isSurelyOurs && !namespaces.every((one) => knowsAllPods(inventory, one))) return;
  const names = namespaces.map(({ name }) => name).join(', ');
  report(entry, path, `no pod in namespace ${names} has the labels ${formatSelector(selector)}`, {
    fix: near ?? 'correct the selector, or remove the rule',
  });
}
