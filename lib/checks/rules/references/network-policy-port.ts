import { asNumber, asObject, asText, objectsIn, type PlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import type { Pod } from '../../pods.ts';
import { knownNamespaces, knowsAllPods, podsOf, policyRules } from '../../policy-peers.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { matchesSelector } from '../../selectors.ts';
import { formatPort, portsOf } from './service-target-port.ts';

export const networkPolicyPort: InventoryRule = {
  id: 'references/network-policy-port',
  severity: 'error',
  scope: 'inventory',
  summary: 'every port that a NetworkPolicy opens is one that the pods behind it have',
  check(inventory, report) {
    for (const entry of inventory.all('networking.k8s.io/NetworkPolicy')) {
      for (const { direction, rule, path, peers } of policyRules(entry)) {
        const targets =
          direction === 'ingress'
            ? podsOf(inventory, entry.namespace, asObject(entry.object.spec).podSelector)
            : peers.flatMap(({ peer }) => podsOfPeer(peer, entry, inventory) ?? []);
        const areAllKnown =
          direction === 'ingress' ||
          (peers.length > 0 && peers.every(({ peer }) => podsOfPeer(peer, entry, inventory)));
        if (!areAllKnown || targets.length === 0) continue;
        for (const [port, index] of objectsIn(rule.ports))
          checkPort(port, [...path, 'ports', index], targets, entry, report);
      }
    }
  },
};

/** The pods that a peer stands for; undefined when some of them may be unknown. */
function podsOfPeer(
  { podSelector, namespaceSelector, ipBlock }: PlainObject,
  { namespace }: Entry,
  inventory: Inventory,
): Pod[] | undefined {
  if (ipBlock !== undefined) return undefined;
  const selected = knownNamespaces(inventory).filter(({ name, labels }) =>
    namespaceSelector === undefined ? name === namespace : matchesSelector(namespaceSelector, labels),
  );
  if (selected.length === 0 || !selected.every((one) => knowsAllPods(inventory, one))) return undefined;
  return selected.flatMap(({ name }) => podsOf(inventory, name, podSelector));
}

function checkPort(
  wanted: PlainObject,
  path: Path,
  pods: readonly Pod[],
  entry: Entry,
  report: InventoryReport,
): void {
  const protocol = asText(wanted.protocol) ?? 'TCP';
  const [name, number] = [asText(wanted.port), asNumber(wanted.port)];
  const ports = pods.flatMap(portsOf).filter((port) => port.protocol === protocol);
  const fix = `their ports are: ${[...new Set(ports.map(formatPort))].join(', ') || 'none'}`;
  if (name !== undefined && !ports.some((port) => port.name === name)) {
    report(entry, [...path, 'port'], `none of the pods has a ${protocol} port called "${name}"`, { fix });
  }
  const end = asNumber(wanted.endPort) ?? number ?? 0;
  // A pod need not declare the ports that it listens on.
  const declareAll = pods.every((pod) => portsOf(pod).length > 0);
  if (
    number !== undefined &&
    declareAll &&
    !ports.some((port) => port.number >= number && port.number <= end)
  ) {
    report(
      entry,
      [...path, 'port'],
      `none of the pods has ${protocol} port ${number}: a policy names ports of pods, not of Services`,
      { severity: 'warning', fix },
    );
  }
}
