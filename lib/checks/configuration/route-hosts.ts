import { asList, asText, at, objectsIn } from '../../support/plain.ts';
import type { Entry } from '../entry.ts';
import type { Inventory } from '../inventory.ts';
import type { Pod } from '../pods.ts';
import { backendsIn } from '../routes.ts';
import { podsBehind } from '../services.ts';

/** The hosts of the routes that lead to a pod, each once. */
export function hostsOf(inventory: Inventory, pod: Pod): readonly string[] {
  const hosts = backendsIn(inventory).flatMap(({ groupKind, namespace, name, from, path }) => {
    const service = groupKind === '/Service' ? inventory.find('/Service', namespace, name) : undefined;
    return service && podsBehind(inventory, service).includes(pod) ? hostsOfRoute(from, path) : [];
  });
  return [...new Set(hosts)];
}

/** The hosts for which a route leads to the backend at a path. */
function hostsOfRoute({ object, groupKind }: Entry, path: readonly (string | number)[]): string[] {
  if (groupKind.startsWith('traefik.io/')) {
    const match = asText(at(object, ...path.slice(0, 3), 'match')) ?? '';
    return [...match.matchAll(/Host(?:SNI)?\(([^)]*)\)/g)].flatMap(([, names = '']) =>
      [...names.matchAll(/[`"]([^`"]+)[`"]/g)].flatMap(([, name]) => name ?? []),
    );
  }
  if (groupKind === 'networking.k8s.io/Ingress') {
    return objectsIn(at(object, 'spec', 'rules')).flatMap(([rule]) => asText(rule.host) ?? []);
  }
  return asList(at(object, 'spec', 'hostnames')).flatMap((name) => asText(name) ?? []);
}
