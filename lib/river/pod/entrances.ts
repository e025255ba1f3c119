import type { KubeObject } from '../../support/kubernetes.ts';
import {
  asList,
  asNumber,
  asObject,
  asText,
  asTextMap,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import { namespaceOf, type Objects } from './objects.ts';
import { type Service, selects, targetOf } from './services.ts';
import type { AlloyWorkload, Place } from './workload.ts';

/** The port of the pods that a port of one of their Services, by number or name, leads to. */
export function podPort(
  service: Service,
  port: number | string | undefined,
  { container }: AlloyWorkload,
): number | undefined {
  const found = service.ports.find(({ number, name }) => number === port || name === port);
  return found && targetOf(found, container.ports);
}

/** Where routes of any kind (Ingress, Gateway API, Traefik) lead to a port of the pods. */
export function routesTo(port: number, workload: AlloyWorkload, objects: Objects): readonly Place[] {
  return objects.all
    .filter(({ kind }) => /^Ingress|Route/.test(kind))
    .flatMap((object) =>
      backendsIn(object).flatMap(({ name, namespace, number, path }) => {
        const service = workload.services.find((one) => one.name === name && one.namespace === namespace);
        return service && podPort(service, number, workload) === port ? [{ object, path }] : [];
      }),
    );
}

interface Backend {
  readonly name: string;
  readonly namespace: string;
  readonly number: number | string | undefined;
  readonly path: Path;
}

/** Whatever names a Service and a port beside it. */
function backendsIn(object: KubeObject): readonly Backend[] {
  const found: Backend[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    if (!isPlainObject(value)) return;
    const { name, namespace, port } = value;
    if (typeof name === 'string' && port !== undefined) {
      const nested = asObject(port);
      const number = asNumber(port) ?? asText(port) ?? asNumber(nested.number) ?? asText(nested.name);
      found.push({ name, namespace: asText(namespace) ?? namespaceOf(object), number, path });
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(object.spec, ['spec']);
  return found;
}

/** Where network policies of the pods let others in to a port than pods of some workloads. */
export function policiesTo(
  port: number,
  workload: AlloyWorkload,
  allowed: readonly AlloyWorkload[],
  objects: Objects,
): readonly Place[] {
  return objects.of('networking.k8s.io/NetworkPolicy').flatMap((object) => {
    const { podSelector, ingress } = asObject(object.spec);
    if (namespaceOf(object) !== workload.namespace || !isFor(asObject(podSelector), workload)) return [];
    return objectsIn(ingress).flatMap(([rule, index]) => {
      const ports = objectsIn(rule.ports);
      if (ports.length > 0 && !ports.some(([one]) => includes(one, port, workload))) return [];
      const peers = asList(rule.from).map(asObject);
      const onlyAllowed =
        peers.length > 0 && peers.every((peer) => isOneOf(peer, allowed, workload.namespace));
      return onlyAllowed ? [] : [{ object, path: ['spec', 'ingress', index] }];
    });
  });
}

/** An empty selector of a policy selects every pod of the namespace; of expressions nothing is known. */
function isFor(podSelector: PlainObject, { labels }: AlloyWorkload): boolean {
  return Object.keys(podSelector).length === 0 || selects(asTextMap(podSelector.matchLabels), labels);
}

function includes({ port, endPort }: PlainObject, wanted: number, { container }: AlloyWorkload): boolean {
  if (port === undefined) return true;
  const number = asNumber(port) ?? container.ports.find(({ name }) => name === port)?.number;
  return number !== undefined && number <= wanted && wanted <= (asNumber(endPort) ?? number);
}

function isOneOf(peer: PlainObject, allowed: readonly AlloyWorkload[], namespace: string): boolean {
  const pods = asTextMap(asObject(peer.podSelector).matchLabels);
  const named = asTextMap(asObject(peer.namespaceSelector).matchLabels)['kubernetes.io/metadata.name'];
  const where = peer.namespaceSelector === undefined ? namespace : named;
  return allowed.some((one) => one.namespace === where && selects(pods, one.labels));
}
