import { asNumber, asObject, asText, asTextMap, at, objectsIn, type PlainObject } from '../support/plain.ts';
import type { Entry } from './entry.ts';
import type { Inventory } from './inventory.ts';
import type { Pod } from './pods.ts';

/** Where a connection to a Service ends. */
export type Destination =
  | { readonly pod: Pod; readonly port: number; readonly protocol: string }
  /** Outside of the pods that are known: an address of an EndpointSlice. */
  | { readonly address: string; readonly port: number; readonly protocol: string };

/** The pods that a Service selects; none where it has no selector. */
export function podsBehind(inventory: Inventory, service: Entry): readonly Pod[] {
  const selector = asTextMap(at(service.object, 'spec', 'selector'));
  return Object.keys(selector).length === 0 ? [] : inventory.podsSelected(service.namespace, selector);
}

/** Whether the name of a Service resolves to its pods, so that they are asked on ports of their own. */
export const isHeadless = ({ object }: Entry) => at(object, 'spec', 'clusterIP') === 'None';

/** The port of a Service that a number or name means; TCP where two have the same number. */
export function servicePort({ object }: Entry, port: number | string): PlainObject | undefined {
  const fitting = objectsIn(at(object, 'spec', 'ports'))
    .map(([one]) => one)
    .filter((one) => one[typeof port === 'number' ? 'port' : 'name'] === port);
  return fitting.find((one) => (asText(one.protocol) ?? 'TCP') === 'TCP') ?? fitting[0];
}

/** Where a connection to a port of a Service ends. Empty when the Service has no such port. */
export function destinations(
  inventory: Inventory,
  service: Entry,
  port: number | string,
): readonly Destination[] {
  const wanted = servicePort(service, port);
  const headless = isHeadless(service) && typeof port === 'number';
  if (!wanted && !headless) return [];
  const { targetPort = port, name, protocol: written } = wanted ?? {};
  const protocol = asText(written) ?? 'TCP';
  const pods = podsBehind(inventory, service).flatMap((pod) => {
    const number = headless ? port : portOfPod(pod, targetPort, protocol);
    return number === undefined ? [] : [{ pod, port: number, protocol }];
  });
  const addresses = slicesOf(inventory, service).flatMap(({ object }) => {
    const [bound] = objectsIn(object.ports).find(([one]) => (one.name ?? '') === (name ?? '')) ?? [];
    const number = asNumber(bound?.port);
    if (number === undefined) return [];
    return objectsIn(object.endpoints).flatMap(([endpoint]) =>
      (Array.isArray(endpoint.addresses) ? endpoint.addresses : [])
        .filter((address): address is string => typeof address === 'string')
        .map((address) => ({ address, port: number, protocol })),
    );
  });
  return [...pods, ...addresses];
}

/** The EndpointSlices that are written by hand for a Service. */
export function slicesOf(inventory: Inventory, { namespace, name }: Entry): readonly Entry[] {
  return inventory
    .all('discovery.k8s.io/EndpointSlice')
    .filter(
      (slice) =>
        slice.namespace === namespace &&
        slice.object.metadata.labels?.['kubernetes.io/service-name'] === name,
    );
}

/** The number of a port that a pod has, by number or name; undefined for a name that it does not have. */
export function portOfPod({ containers }: Pod, port: unknown, protocol = 'TCP'): number | undefined {
  if (typeof port === 'number') return port;
  return containers
    .flatMap(({ ports }) => ports)
    .find((one) => one.name === port && one.protocol === protocol)?.number;
}

/** `http 80, grpc 9095`: what a Service has, for a message. */
export function formatServicePorts({ object }: Entry): string {
  const ports = objectsIn(asObject(object.spec).ports).map(([{ name, port, protocol }]) => {
    const udp = protocol === undefined || protocol === 'TCP' ? '' : `/${protocol}`;
    return `${name === undefined ? '' : `${name} `}${port}${udp}`;
  });
  return ports.join(', ') || 'none';
}
