import { memo } from '../support/memo.ts';
import type { Connection, OutsidePeer, Outsider, PortUse } from './connections.ts';
import { isEndpoint, isNamed, isWorkload } from './connections.ts';
import { type Endpoint, type Labels, matches } from './endpoint.ts';
import { addresses, dns } from './outsiders.ts';
import { workloadName } from './parties.ts';
import type { Workload } from './workload.ts';

/** Annotation that says, a line a rule, why a policy allows what it allows. */
export const reasonsAnnotation = 'poddle.uz/reasons';

/** The label that Kubernetes itself sets on every namespace. */
const namespaceName = 'kubernetes.io/metadata.name';

export interface NetworkPolicy {
  readonly namespace: string;
  readonly name: string;
  readonly annotations: Labels;
  readonly spec: {
    readonly podSelector: { readonly matchLabels?: Labels };
    readonly policyTypes: readonly ['Ingress', 'Egress'];
    readonly ingress?: readonly {
      readonly from: readonly PolicyPeer[];
      readonly ports: readonly PolicyPort[];
    }[];
    readonly egress?: readonly {
      readonly to: readonly PolicyPeer[];
      readonly ports: readonly PolicyPort[];
    }[];
  };
}

export type PolicyPeer =
  | {
      readonly namespaceSelector: { readonly matchLabels: Labels };
      readonly podSelector?: { readonly matchLabels: Labels };
    }
  | { readonly ipBlock: { readonly cidr: string } };

interface PolicyPort {
  /** @default any */
  readonly port?: number;
  readonly protocol: string;
}

/** For kube-score: that no manifest has the pods is no mistake. */
const unseen = { 'kube-score/ignore': 'networkpolicy-targets-pod' };

/**
 * Nothing in, nothing out, for every pod of a namespace: what the policies of its workloads then open.
 *
 * @param hasPods whether this stack runs pods there; where it does not, kube-score is told that none is selected yet
 */
export function denyAll(namespace: string, hasPods: boolean): NetworkPolicy {
  return {
    namespace,
    name: 'default-deny',
    annotations: {
      [reasonsAnnotation]: 'what no other policy of this namespace allows is denied',
      ...(!hasPods && unseen),
    },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
}

/**
 * The policy of one workload: who may connect to it and whom it may connect to, as its connections say, and DNS if it
 * connects to anything by name.
 *
 * @param nodes where connections of the host network come from
 */
export function policyOf(
  workload: Workload,
  connections: readonly Connection[],
  nodes: Outsider,
): NetworkPolicy {
  const mine = {
    workload,
    incoming: connections.filter(({ to }) => reaches(to, workload)),
    outgoing: connections.filter(({ from }) => isWorkload(from) && same(from, workload)),
    nodes,
  };
  return known(JSON.stringify(mine), () => policyFrom(mine));
}

/** Clusters have most policies in common. */
const known = memo<NetworkPolicy>();

interface WorkloadConnections {
  readonly workload: Workload;
  readonly incoming: readonly Connection[];
  readonly outgoing: readonly Connection[];
  readonly nodes: Outsider;
}

function policyFrom({ workload, incoming, outgoing, nodes }: WorkloadConnections): NetworkPolicy {
  const byName = outgoing.some(({ to }) => isNamed(to));
  const all = byName ? [...outgoing, dnsConnection(workload)] : outgoing;

  const ingress = rules(incoming, ({ from }) => onHost(from, nodes)).map(({ peers, ports }) => ({
    from: peers,
    ports,
  }));
  const egress = rules(all, ({ to }) => to).map(({ peers, ports }) => ({ to: peers, ports }));
  return {
    namespace: workload.namespace,
    name: workload.name,
    annotations: {
      [reasonsAnnotation]: unique([
        ...incoming.map(
          (connection) => `from ${nameOf(connection.from)} ${portsText(connection)}: ${connection.reason}`,
        ),
        ...all.map(
          (connection) => `to ${nameOf(connection.to)} ${portsText(connection)}: ${connection.reason}`,
        ),
      ]).join('\n'),
      ...(workload.operated && unseen),
    },
    spec: {
      podSelector: { matchLabels: workload.pods },
      policyTypes: ['Ingress', 'Egress'],
      ...(ingress.length > 0 && { ingress }),
      ...(egress.length > 0 && { egress }),
    },
  };
}

const unique = (lines: readonly string[]) => [...new Set(lines)];

const dnsConnection = (from: Workload): Connection => ({
  from,
  to: dns,
  ports: [
    { number: 53, protocol: 'UDP' },
    { number: 53, protocol: 'TCP' },
  ],
  reason: 'names of Services are resolved',
});

/** Whether a connection's target is (answered by) a workload. */
const reaches = (to: Connection['to'], workload: Workload) =>
  isEndpoint(to)
    ? to.namespace === workload.namespace && 'pods' in to.behind && matches(to.behind.pods, workload.labels)
    : isWorkload(to) && same(to, workload);

const same = (a: Workload, b: Workload) =>
  a.namespace === b.namespace && a.kind === b.kind && a.name === b.name;

/** Pods of the host network are not selected by labels: they connect from the addresses of their node. */
export const onHost = (from: Connection['from'], nodes: Outsider) =>
  isWorkload(from) && from.hostNetwork ? nodes : from;

/** One rule a set of peers: connections to or from the same party on several ports are one rule. */
function rules(
  connections: readonly Connection[],
  party: (connection: Connection) => Connection['from' | 'to'],
) {
  const byPeers = new Map<string, { peers: PolicyPeer[]; ports: Map<string, PolicyPort> }>();
  for (const connection of connections) {
    const peers = peersOf(party(connection));
    const key = JSON.stringify(peers);
    const rule = byPeers.get(key) ?? { peers, ports: new Map() };
    for (const { number, protocol } of connection.ports) {
      rule.ports.set(`${number}/${protocol}`, { ...(number && { port: number }), protocol });
    }
    byPeers.set(key, rule);
  }
  return [...byPeers.values()].map(({ peers, ports }) => ({
    peers,
    ports: [...ports.values()].sort((a, b) => (a.port ?? 0) - (b.port ?? 0)),
  }));
}

/** How a NetworkPolicy selects a party. */
export function peersOf(party: Connection['from' | 'to']): PolicyPeer[] {
  if (isEndpoint(party)) {
    return 'pods' in party.behind
      ? [podsPeer(party.namespace, party.behind.pods)]
      : addresses('', party.behind.addresses).peers.map(outsidePeer);
  }
  return isWorkload(party) ? [podsPeer(party.namespace, party.pods)] : party.peers.map(outsidePeer);
}

const podsPeer = (namespace: string, pods: Labels): PolicyPeer => ({
  namespaceSelector: { matchLabels: { [namespaceName]: namespace } },
  podSelector: { matchLabels: pods },
});

function outsidePeer(peer: OutsidePeer): PolicyPeer {
  if ('block' in peer) return { ipBlock: { cidr: peer.block } };
  const namespaces = 'namespace' in peer ? { [namespaceName]: peer.namespace } : peer.namespaces;
  return {
    namespaceSelector: { matchLabels: namespaces },
    ...(peer.pods && { podSelector: { matchLabels: peer.pods } }),
  };
}

/** `namespace/name` of a workload or Service, or an outsider's name. */
export function nameOf(party: Workload | Outsider | Endpoint): string {
  if (isEndpoint(party)) return `${party.namespace}/${party.service}`;
  return isWorkload(party) ? workloadName(party) : party.name;
}

export const portsText = ({ ports }: { readonly ports: readonly PortUse[] }) =>
  ports.map(({ number, protocol }) => `${number ?? 'any'}/${protocol}`).join(', ');
