import { asNumber, asObject, asText, at, objectsIn, type PlainObject } from '../support/plain.ts';
import type { Path } from '../support/yaml.ts';
import type { Entry } from './entry.ts';
import type { Inventory } from './inventory.ts';

/** A Service that a route sends requests to. */
export interface Backend {
  readonly from: Entry;
  readonly path: Path;
  /** `/Service`, or a kind of Traefik's own. */
  readonly groupKind: string;
  readonly namespace: string;
  readonly name: string;
  /** Number or name of a port of the Service; undefined when none is written. */
  readonly port: number | string | undefined;
  /** Field of the port, below `path`. */
  readonly portPath: Path;
}

const gatewayGroup = 'gateway.networking.k8s.io';
const gatewayRoutes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(
  (kind) => `${gatewayGroup}/${kind}`,
);
const traefikRoutes = ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP'].map(
  (kind) => `traefik.io/${kind}`,
);

/** Routes of the Gateway API. */
export const gatewayRoutesIn = (inventory: Inventory) => gatewayRoutes.flatMap((kind) => inventory.all(kind));
/** IngressRoutes of Traefik, for HTTP, TCP and UDP. */
export const traefikRoutesIn = (inventory: Inventory) => traefikRoutes.flatMap((kind) => inventory.all(kind));

/** Every backend of every route: of Ingress, of the Gateway API, and of Traefik. */
export function backendsIn(inventory: Inventory): Backend[] {
  return [
    ...inventory.all('networking.k8s.io/Ingress').flatMap(ofIngress),
    ...gatewayRoutesIn(inventory).flatMap(ofGatewayRoute),
    ...traefikRoutesIn(inventory).flatMap(ofTraefikRoute),
    ...inventory.all('traefik.io/TraefikService').flatMap(ofTraefikService),
    ...inventory.all('traefik.io/Middleware').flatMap(ofMiddleware),
  ];
}

function ofIngress(from: Entry): Backend[] {
  const { rules, defaultBackend } = asObject(from.object.spec);
  const backends: [PlainObject, Path][] = [[asObject(defaultBackend), ['spec', 'defaultBackend']]];
  for (const [rule, index] of objectsIn(rules)) {
    for (const [one, at_] of objectsIn(at(rule, 'http', 'paths'))) {
      backends.push([asObject(one.backend), ['spec', 'rules', index, 'http', 'paths', at_, 'backend']]);
    }
  }
  return backends.flatMap(([{ service }, path]) => {
    const { name, port } = asObject(service);
    const text = asText(name);
    const { number, name: portName } = asObject(port);
    if (text === undefined) return [];
    const value = asNumber(number) ?? asText(portName);
    const portPath = ['port', asNumber(number) === undefined ? 'name' : 'number'];
    return [
      {
        from,
        path: [...path, 'service'],
        groupKind: '/Service',
        namespace: from.namespace,
        name: text,
        port: value,
        portPath,
      },
    ];
  });
}

function ofGatewayRoute(from: Entry): Backend[] {
  return objectsIn(at(from.object, 'spec', 'rules')).flatMap(([{ backendRefs, filters }, index]) => {
    const path = ['spec', 'rules', index];
    const mirrors = objectsIn(filters).map(([filter, at_]): [PlainObject, Path] => [
      asObject(at(filter, 'requestMirror', 'backendRef')),
      [...path, 'filters', at_, 'requestMirror', 'backendRef'],
    ]);
    const backends = objectsIn(backendRefs).map(([ref, at_]): [PlainObject, Path] => [
      ref,
      [...path, 'backendRefs', at_],
    ]);
    return [...backends, ...mirrors].flatMap(([ref, place]) => {
      const name = asText(ref.name);
      const groupKind = `${asText(ref.group) ?? ''}/${asText(ref.kind) ?? 'Service'}`;
      if (name === undefined) return [];
      return [
        {
          from,
          path: place,
          groupKind,
          namespace: asText(ref.namespace) ?? from.namespace,
          name,
          port: asNumber(ref.port),
          portPath: ['port'],
        },
      ];
    });
  });
}

function ofTraefikRoute(from: Entry): Backend[] {
  return objectsIn(at(from.object, 'spec', 'routes')).flatMap(([{ services }, index]) =>
    objectsIn(services).flatMap(([service, at_]) =>
      traefikBackend(from, service, ['spec', 'routes', index, 'services', at_]),
    ),
  );
}

function ofTraefikService(from: Entry): Backend[] {
  const { weighted, mirroring } = asObject(from.object.spec);
  const mirror = asObject(mirroring);
  return [
    ...objectsIn(asObject(weighted).services).flatMap(([service, index]) =>
      traefikBackend(from, service, ['spec', 'weighted', 'services', index]),
    ),
    ...(mirror.name === undefined ? [] : traefikBackend(from, mirror, ['spec', 'mirroring'])),
    ...objectsIn(mirror.mirrors).flatMap(([service, index]) =>
      traefikBackend(from, service, ['spec', 'mirroring', 'mirrors', index]),
    ),
  ];
}

function ofMiddleware(from: Entry): Backend[] {
  const service = at(from.object, 'spec', 'errors', 'service');
  return service === undefined ? [] : traefikBackend(from, asObject(service), ['spec', 'errors', 'service']);
}

/** `name@provider` is something that another provider of Traefik defines: nothing of it is in Kubernetes. */
function traefikBackend(from: Entry, service: PlainObject, path: Path): Backend[] {
  const name = asText(service.name);
  if (name === undefined || name.includes('@')) return [];
  const groupKind = service.kind === 'TraefikService' ? 'traefik.io/TraefikService' : '/Service';
  const port = asNumber(service.port) ?? asText(service.port);
  return [
    {
      from,
      path,
      groupKind,
      namespace: asText(service.namespace) ?? from.namespace,
      name,
      port,
      portPath: ['port'],
    },
  ];
}
