import { blockOf } from '../../addresses.ts';
import { type AddressUse, addressUses } from '../../configuration/address-uses.ts';
import type { Inventory } from '../../inventory.ts';
import type { Pod } from '../../pods.ts';
import { opens, type Peer, policiesOf } from '../../policies.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { type Destination, destinations } from '../../services.ts';

export const reachable: InventoryRule = {
  id: 'configuration/reachable',
  severity: 'error',
  scope: 'inventory',
  summary: 'policies let every pod reach the addresses that it is given, on both sides',
  check(inventory, report) {
    const told = new Set<string>();
    for (const use of addressUses(inventory)) {
      const { namespace, service: name, port } = use.address;
      const service = inventory.find('/Service', namespace, name);
      if (!service || port === undefined) continue;
      for (const pod of use.pods) {
        for (const destination of destinations(inventory, service, port)) {
          const message = obstacle(pod, destination, inventory);
          if (message === undefined || told.has(message)) continue;
          told.add(message);
          place(use, report, `"${use.address.shown}" cannot be reached: ${message}`, fixOf(destination));
        }
      }
    }
    for (const pod of new Set(addressUses(inventory).flatMap(({ pods }) => pods))) {
      if (canAskNames(pod, inventory)) continue;
      report(pod.entry, [], 'its pods are given names of Services, and no policy lets them ask for DNS', {
        fix: 'let them out to port 53, UDP and TCP, of the pods of the cluster’s DNS',
      });
    }
  },
};

function place(
  { from, path, inside }: AddressUse,
  report: InventoryReport,
  message: string,
  fix: string,
): void {
  report(from, path, message, { fix, ...(inside && { inside }) });
}

/** What keeps a pod from a destination. */
function obstacle(pod: Pod, destination: Destination, inventory: Inventory): string | undefined {
  const policies = policiesOf(inventory);
  const { port: number, protocol } = destination;
  const port = { number, protocol };
  const what = `${number}/${protocol}`;
  const client = nameOf(pod);
  if (!('pod' in destination)) {
    const isOpen = policies.allows(pod, 'egress', { block: blockOf(destination.address) }, port);
    return isOpen ? undefined : `no policy lets ${client} out to ${destination.address} port ${what}`;
  }
  const { pod: server } = destination;
  const asked = { ...port, pod: server };
  // Where the server is on the node's own network, it has an address that nobody knows here.
  if (server.spec.hostNetwork !== true && !policies.allows(pod, 'egress', peerOf(server), asked)) {
    return `no policy lets ${client} out to ${nameOf(server)} port ${what}`;
  }
  if (peersOf(pod, inventory).every((peer) => policies.allows(server, 'ingress', peer, asked)))
    return undefined;
  return `no policy lets ${client} in at ${nameOf(server)} port ${what}`;
}

const peerOf = ({ namespace, labels }: Pod): Peer => ({ namespace, labels });

/** A pod as others see it: on the network of its node it has the node's addresses, as far as they are known. */
function peersOf(pod: Pod, { context }: Inventory): readonly Peer[] {
  if (pod.spec.hostNetwork !== true) return [peerOf(pod)];
  return (context.nodes?.hostAddresses ?? []).map((block) => ({ block }));
}

const nameOf = ({ entry }: Pod) => `${entry.kind} ${entry.namespace}/${entry.name}`;

function fixOf(destination: Destination): string {
  const where = 'pod' in destination ? nameOf(destination.pod) : destination.address;
  return `a policy of each side has to allow port ${destination.port} of ${where}: policies see ports of pods, not of Services`;
}

/** Whether a pod may ask the cluster's DNS, wherever that is. */
function canAskNames(pod: Pod, inventory: Inventory): boolean {
  const rules = policiesOf(inventory).rulesOf(pod, 'egress');
  return rules === undefined || rules.some(({ rule }) => opens(rule, { number: 53, protocol: 'UDP' }));
}
