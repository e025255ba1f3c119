import type { KubeObject } from '../support/kubernetes.ts';
import { type Connection, isNamed, isWorkload, type Outsider } from './connections.ts';
import { matches } from './endpoint.ts';
import { dns } from './outsiders.ts';
import { Parties, type Peer, workloadName } from './parties.ts';
import { onHost, peersOf } from './policies.ts';

/** One kind of connection: names as `Parties` has them, the port as `3100/TCP` or `any/TCP`. */
export interface Reach {
  readonly from: string;
  readonly to: string;
  readonly port: string;
}

/** Who may connect to whom, told by both ends: a connection needs both. */
export interface Reachability {
  /** What those who are connected to let in. */
  readonly ingress: readonly Reach[];
  /** What those who connect let out. */
  readonly egress: readonly Reach[];
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly port?: number | string; readonly protocol?: string }[];
}

interface PolicySpec {
  readonly podSelector: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

/**
 * What the NetworkPolicies among some objects allow their workloads, whatever they were made from. Where no policy
 * binds a workload, it reaches, or is reached by, `everybody`. Pods of the host network are bound by none: what they may
 * is told by the others' ends.
 */
export function allowedReachability(objects: readonly KubeObject[]): Reachability {
  const parties = new Parties(objects);
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const ingress: Reach[] = [];
  const egress: Reach[] = [];
  for (const workload of parties.workloads.filter(({ hostNetwork }) => !hostNetwork)) {
    const self = workloadName(workload);
    const specs = policies
      .filter(({ metadata }) => metadata.namespace === workload.namespace)
      .map(({ spec }) => spec as PolicySpec)
      .filter(({ podSelector }) => matches(podSelector.matchLabels ?? {}, workload.labels));
    const names = (peers: readonly Peer[] | undefined) =>
      peers?.flatMap((peer) => parties.names(peer, workload.namespace)) ?? ['everybody'];
    for (const { from, ports } of rulesOf(specs, 'Ingress')) {
      ingress.push(
        ...names(from).flatMap((name) => portNames(ports).map((port) => ({ from: name, to: self, port }))),
      );
    }
    for (const { to, ports } of rulesOf(specs, 'Egress')) {
      egress.push(
        ...names(to).flatMap((name) => portNames(ports).map((port) => ({ from: self, to: name, port }))),
      );
    }
  }
  return { ingress: unique(ingress), egress: unique(egress) };
}

/**
 * What the connections of a stack ask for, in the same terms.
 *
 * @param objects what the stack made, to name its workloads
 */
export function wantedReachability(
  connections: readonly Connection[],
  objects: readonly KubeObject[],
  nodes: Outsider,
): Reachability {
  const parties = new Parties(objects);
  const names = (party: Connection['from' | 'to']) =>
    peersOf(party).flatMap((peer) => parties.names(peer, ''));
  const all = connections.flatMap((connection) => {
    const { from, to } = connection;
    // Whoever connects by name asks the DNS.
    const asks = isWorkload(from) && isNamed(to) ? [{ ...connection, to: dns, ports: dnsPorts }] : [];
    return [connection, ...asks];
  });
  const bound = new Set(parties.workloads.filter(({ hostNetwork }) => !hostNetwork).map(workloadName));
  const ingress: Reach[] = [];
  const egress: Reach[] = [];
  for (const { from, to, ports } of all) {
    const reaches = ports.flatMap(({ number, protocol }) =>
      names(onHost(from, nodes)).flatMap((source) =>
        names(to).map((target) => ({ from: source, to: target, port: `${number ?? 'any'}/${protocol}` })),
      ),
    );
    ingress.push(...reaches.filter(({ to }) => bound.has(to)));
    if (isWorkload(from) && !from.hostNetwork) egress.push(...reaches);
  }
  return { ingress: unique(ingress), egress: unique(egress) };
}

/** The rules that hold in a direction: those of the policies for it, or one that allows everything where there is none. */
function rulesOf(specs: readonly PolicySpec[], direction: 'Ingress' | 'Egress'): readonly Rule[] {
  const key = direction === 'Ingress' ? 'ingress' : 'egress';
  // What Kubernetes takes where the types are left out.
  const types = ({ policyTypes, egress }: PolicySpec) =>
    policyTypes ?? (egress ? ['Ingress', 'Egress'] : ['Ingress']);
  const binding = specs.filter((spec) => types(spec).includes(direction));
  return binding.length === 0 ? [{}] : binding.flatMap((spec) => spec[key] ?? []);
}

const dnsPorts = [
  { number: 53, protocol: 'UDP' },
  { number: 53, protocol: 'TCP' },
] as const;

const portNames = (ports: Rule['ports']) =>
  ports?.map(({ port, protocol = 'TCP' }) => `${port ?? 'any'}/${protocol}`) ?? ['any'];

/** Sorted, each once. */
function unique(reaches: readonly Reach[]): Reach[] {
  const byText = new Map(reaches.map((reach) => [`${reach.from}\0${reach.to}\0${reach.port}`, reach]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reach]) => reach);
}
