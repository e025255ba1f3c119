import { once } from '../support/memo.ts';
import { asList, asNumber, asObject, asText, at, isPlainObject, objectsIn } from '../support/plain.ts';
import { addressBlock, covers } from './addresses.ts';
import type { Entry } from './entry.ts';
import type { Inventory } from './inventory.ts';
import type { Pod } from './pods.ts';
import { knownNamespaces, type PolicyRule, policyRules } from './policy-peers.ts';
import { type Labels, matchesSelector } from './selectors.ts';
import { portOfPod } from './services.ts';

export type Direction = PolicyRule['direction'];

/** Who is at the other end of a connection: pods with labels in a namespace, or an address block. */
export type Peer = { readonly namespace: string; readonly labels: Labels } | { readonly block: string };

/** The port that is asked, and the pod that has it, where one is known: rules may name its ports. */
export interface AskedPort {
  readonly number: number;
  readonly protocol: string;
  readonly pod?: Pod;
}

/** A rule, and the policy that it stands in. */
export interface BindingRule {
  readonly entry: Entry;
  readonly rule: PolicyRule;
}

/** What the NetworkPolicies of an inventory let through. */
export class Policies {
  private readonly namespaceLabels: ReadonlyMap<string, Labels>;
  private readonly policies: readonly { readonly entry: Entry; readonly rules: readonly PolicyRule[] }[];

  private readonly binding = {
    ingress: once((pod: Pod) => this.findRules(pod, 'ingress')),
    egress: once((pod: Pod) => this.findRules(pod, 'egress')),
  };

  constructor(inventory: Inventory) {
    this.namespaceLabels = new Map(knownNamespaces(inventory).map(({ name, labels }) => [name, labels]));
    this.policies = inventory
      .all('networking.k8s.io/NetworkPolicy')
      .map((entry) => ({ entry, rules: policyRules(entry) }));
  }

  /** The rules that a pod is bound by in one direction; undefined when nothing binds it, so that all is let through. */
  rulesOf(pod: Pod, direction: Direction): readonly BindingRule[] | undefined {
    return this.binding[direction](pod);
  }

  private findRules(pod: Pod, direction: Direction): readonly BindingRule[] | undefined {
    // Policies are applied to the network of a pod, and these have that of their node.
    if (pod.spec.hostNetwork === true) return undefined;
    const binding = this.policies.filter(
      ({ entry }) =>
        entry.namespace === pod.namespace &&
        directionsOf(entry).includes(direction) &&
        matchesSelector(at(entry.object, 'spec', 'podSelector'), pod.labels),
    );
    if (binding.length === 0) return undefined;
    return binding.flatMap(({ entry, rules }) =>
      rules.filter((rule) => rule.direction === direction).map((rule) => ({ entry, rule })),
    );
  }

  /** Whether a pod may have a connection with a peer. */
  allows(pod: Pod, direction: Direction, peer: Peer, port: AskedPort): boolean {
    const rules = this.rulesOf(pod, direction);
    return (
      rules === undefined ||
      rules.some(({ entry, rule }) => opens(rule, port) && this.admits(rule, entry.namespace, peer))
    );
  }

  private admits({ peers }: PolicyRule, ownNamespace: string, wanted: Peer): boolean {
    if (peers.length === 0) return true;
    return peers.some(({ peer: { ipBlock, namespaceSelector, podSelector } }) => {
      if (isPlainObject(ipBlock)) return 'block' in wanted && blockCovers(ipBlock, wanted.block);
      if ('block' in wanted) return false;
      const labels = this.namespaceLabels.get(wanted.namespace) ?? {
        'kubernetes.io/metadata.name': wanted.namespace,
      };
      const isThere =
        namespaceSelector === undefined
          ? wanted.namespace === ownNamespace
          : matchesSelector(namespaceSelector, labels);
      return isThere && (podSelector === undefined || matchesSelector(podSelector, wanted.labels));
    });
  }
}

/** The policies of an inventory, read once. */
export const policiesOf = (inventory: Inventory): Policies => inventory.once(readPolicies);

const readPolicies = (inventory: Inventory) => new Policies(inventory);

/** The directions that a policy is about. */
export function directionsOf({ object }: Entry): readonly Direction[] {
  const { policyTypes, egress } = asObject(object.spec);
  const types = asList(policyTypes);
  if (types.length === 0) return egress === undefined ? ['ingress'] : ['ingress', 'egress'];
  return (['ingress', 'egress'] as const).filter((one) =>
    types.some((type) => asText(type)?.toLowerCase() === one),
  );
}

/** Whether a rule is about a port; one without ports is about all of them. */
export function opens({ rule }: PolicyRule, { number, protocol, pod }: AskedPort): boolean {
  const ports = objectsIn(rule.ports);
  return (
    ports.length === 0 ||
    ports.some(([{ port, endPort, protocol: written }]) => {
      if ((asText(written) ?? 'TCP') !== protocol) return false;
      if (port === undefined) return true;
      const first = typeof port === 'string' && pod ? portOfPod(pod, port, protocol) : asNumber(port);
      return first !== undefined && number >= first && number <= (asNumber(endPort) ?? first);
    })
  );
}

function blockCovers({ cidr, except }: Readonly<Record<string, unknown>>, wanted: string): boolean {
  const [outer, inner] = [addressBlock(asText(cidr) ?? ''), addressBlock(wanted)];
  if (!outer || !inner || !covers(outer, inner)) return false;
  return !asList(except).some((one) => {
    const hole = addressBlock(asText(one) ?? '');
    return hole !== undefined && covers(hole, inner);
  });
}
