import type { KubeObject } from '../../support/kubernetes.ts';
import { once } from '../../support/memo.ts';
import { asNumber, asObject, asText, asTextMap, objectsIn } from '../../support/plain.ts';
import { namespaceOf, type Objects } from './objects.ts';
import type { ContainerPort, Labels, Place, Protocol } from './workload.ts';

/** A Service, as far as it leads to pods. */
export interface Service {
  readonly object: KubeObject;
  readonly name: string;
  readonly namespace: string;
  readonly selector: Labels;
  /** Whether its name stands for the pods themselves and not for one address before them. */
  readonly headless: boolean;
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  readonly name: string | undefined;
  readonly number: number;
  readonly target: number | string;
  readonly protocol: Protocol;
  readonly place: Place;
}

/** The Services that select pods with these labels. */
export function servicesOf(namespace: string, labels: Labels, objects: Objects): readonly Service[] {
  return allServices(objects).filter(
    (service) => service.namespace === namespace && selects(service.selector, labels),
  );
}

/** Whether labels have every pair of a selector; an empty one selects nothing. */
export function selects(selector: Labels, labels: Labels): boolean {
  const pairs = Object.entries(selector);
  return pairs.length > 0 && pairs.every(([key, value]) => labels[key] === value);
}

/** Every Service. */
export const allServices = once((objects: Objects): readonly Service[] =>
  objects.of('/Service').map((object) => {
    const { selector, ports, clusterIP } = asObject(object.spec);
    return {
      object,
      name: object.metadata.name,
      namespace: namespaceOf(object),
      selector: asTextMap(selector),
      headless: clusterIP === 'None',
      ports: objectsIn(ports).flatMap(([port, index]): ServicePort[] => {
        const number = asNumber(port.port);
        if (number === undefined) return [];
        return [
          {
            name: asText(port.name),
            number,
            target: asNumber(port.targetPort) ?? asText(port.targetPort) ?? number,
            protocol: port.protocol === 'UDP' ? 'UDP' : 'TCP',
            place: { object, path: ['spec', 'ports', index] },
          },
        ];
      }),
    };
  }),
);

/** The port of the pods that a port of a Service leads to; undefined when no container has a port of that name. */
export function targetOf(
  { target, protocol }: Pick<ServicePort, 'target' | 'protocol'>,
  ports: readonly ContainerPort[],
): number | undefined {
  if (typeof target === 'number') return target;
  return ports.find((port) => port.name === target && port.protocol === protocol)?.number;
}

/**
 * The Service that a host name means, seen from a namespace: `name`, `name.namespace`, `name.namespace.svc…`, or one of
 * its pods before that.
 */
export function serviceNamed(host: string, from: string, objects: Objects): Service | undefined {
  const [first = '', second = from, third = ''] = host.split('.');
  const find = (name: string, namespace: string) =>
    allServices(objects).find((service) => service.name === name && service.namespace === namespace);
  return find(first, second) ?? (third === '' ? undefined : find(second, third));
}
