import { along, type Listener, listeners, unknown } from '../../../catalogue/index.ts';
import type { Body, Component } from '../../../model/index.ts';
import type { Node } from '../../../syntax/index.ts';

/** A port that a component opens. */
export interface Listening {
  readonly component: Component;
  /** The argument that names the address, or the block where it is left to its default. */
  readonly node: Node;
  /** '' for all interfaces. */
  readonly host: string;
  /** Undefined where it is not known before Alloy runs. */
  readonly port: number | undefined;
  readonly protocol: 'TCP' | 'UDP';
  /** The block that opens it: `grpc`; '' for the component's own body. */
  readonly block: string;
}

/** Whether only the pod itself can connect. */
export const isLoopback = (host: string): boolean => /^(localhost|127\.|\[?::1\]?$)/.test(host);

/** The ports that a component opens; those that the system picks are left out. */
export function listeningPorts(component: Component): readonly Listening[] {
  if (component.facts === undefined) return [];
  return listeners(component.name)
    .flatMap((listener) => opened(component, listener))
    .filter(({ port }) => port !== 0);
}

function opened(component: Component, listener: Listener): readonly Listening[] {
  // The bodies of the model are what the catalogue looks through.
  const bodies = along(component.body, listener.block) as readonly Body[];
  if (bodies.length > 0) return bodies.flatMap((body) => listening(component, listener, body));
  return listener.opens === 'always' ? listening(component, listener, undefined) : [];
}

function listening(component: Component, listener: Listener, body: Body | undefined): readonly Listening[] {
  if (body?.argument('transport') === 'unix') return [];
  const [hostOrBoth, portName] = listener.address;
  const [defaultHost, defaultPort] = split(listener.default ?? '');
  const value = body?.argument(hostOrBoth);
  const ofPort = portName === undefined ? undefined : body?.argument(portName);
  const together = typeof value === 'string' && portName === undefined ? split(value) : undefined;
  const port = together
    ? together[1]
    : (numberOf(ofPort) ?? (ofPort === undefined ? defaultPort : undefined));
  const known = value !== unknown || portName !== undefined;
  const attribute = body?.attribute(portName ?? hostOrBoth);
  return [
    {
      component,
      node: attribute?.value ?? body?.node ?? component.body.node,
      host: together ? together[0] : typeof value === 'string' ? value : defaultHost,
      port: known ? port : undefined,
      protocol: protocolOf(listener, body),
      block: listener.block.at(-1) ?? '',
    },
  ];
}

function protocolOf({ protocol }: Listener, body: Body | undefined): 'TCP' | 'UDP' {
  const written = protocol === 'argument' ? body?.effective('protocol') : protocol;
  return written === 'udp' ? 'UDP' : 'TCP';
}

/** Host and port of `host:port`. */
export function split(address: string): readonly [string, number | undefined] {
  const [, host = '', port] = /^(.*):(\d+)$/.exec(address) ?? [];
  return [host, port === undefined ? undefined : Number(port)];
}

const numberOf = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : undefined;
