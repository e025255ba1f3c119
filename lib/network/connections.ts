import type { Endpoint, Labels, Protocol } from './endpoint.ts';
import type { Workload } from './workload.ts';

/** Somebody who is not one of the stack's workloads. */
export interface Outsider {
  /** As the matrix in docs/network.md calls it: `tenants`, `Traefik`, `API server`. */
  readonly name: string;
  /** How a NetworkPolicy selects it: any of these. */
  readonly peers: readonly OutsidePeer[];
  /** Whether it is connected to by a host name, which the DNS has to resolve. @default false */
  readonly named?: boolean;
}

export type OutsidePeer =
  | { readonly namespaces: Labels; readonly pods?: Labels }
  | { readonly namespace: string; readonly pods?: Labels }
  | { readonly block: string };

export interface PortUse {
  /** undefined: any port. */
  readonly number?: number;
  readonly protocol: Protocol;
}

/** One kind of connection that is allowed, and nothing that is not here is. */
export interface Connection {
  readonly from: Workload | Outsider;
  readonly to: Workload | Outsider | Endpoint;
  readonly ports: readonly PortUse[];
  /** Why, for whoever reads the policy. */
  readonly reason: string;
}

/** Who talks to whom in one cluster. Charts add to it as they are built; policies and docs are derived from it. */
export class Connections {
  private readonly made: Connection[] = [];

  /** A workload talks to an endpoint of the stack. */
  use(from: Workload, to: Endpoint, reason: string): void {
    this.made.push({ from, to, ports: [{ number: to.targetPort, protocol: to.protocol }], reason });
  }

  /** An outsider talks to an endpoint of the stack. */
  admit(from: Outsider, to: Endpoint, reason: string): void {
    this.made.push({ from, to, ports: [{ number: to.targetPort, protocol: to.protocol }], reason });
  }

  /** A workload talks to an outsider. */
  reach(from: Workload, to: Outsider, ports: readonly PortUse[], reason: string): void {
    this.made.push({ from, to, ports, reason });
  }

  /** Every connection, in the order in which they were added. */
  get all(): readonly Connection[] {
    return this.made;
  }
}

export const isWorkload = (party: Connection['from'] | Connection['to']): party is Workload =>
  'hostNetwork' in party;

/** Whether whoever connects to a party asks the DNS for its address first. */
export const isNamed = (party: Connection['to']): boolean =>
  isEndpoint(party) || ('named' in party && party.named === true);

export const isEndpoint = (party: Connection['from'] | Connection['to']): party is Endpoint =>
  'service' in party;
