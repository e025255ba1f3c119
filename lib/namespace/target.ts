import type { Connections, Outsider } from '../network/connections.ts';
import { authority, type Endpoint, url } from '../network/endpoint.ts';
import type { Workload } from '../network/workload.ts';

/** How a store outside the cluster is spoken to. */
export interface Access {
  readonly auth: 'none' | { readonly basicAuth: string } | { readonly bearerToken: string };
  readonly tenant: string;
  readonly caSecret?: string | undefined;
}

/** What a client of the stack connects to: a Service of the cluster, or something outside. */
export type Target = InsideTarget | OutsideTarget;

interface InsideTarget {
  /** What the client is told: a URL, or `host:port` for gRPC. */
  readonly address: string;
  readonly to: Endpoint;
}

interface OutsideTarget {
  readonly address: string;
  readonly to: Outsider;
  readonly port: number;
  readonly access: Access;
}

/** The URL of an endpoint. */
export const httpTarget = (to: Endpoint, path = ''): Target => ({ address: url(to, path), to });

/** An endpoint that speaks gRPC. */
export const grpcTarget = (to: Endpoint): Target => ({ address: authority(to), to });

export const isOutside = (target: Target): target is OutsideTarget => 'access' in target;

/** Lets a workload connect to a target. */
export function connect(connections: Connections, from: Workload, target: Target, reason: string): void {
  if (isOutside(target))
    connections.reach(from, target.to, [{ number: target.port, protocol: 'TCP' }], reason);
  else connections.use(from, target.to, reason);
}
