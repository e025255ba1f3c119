import { asText, at, objectsIn } from '../../../support/plain.ts';
import { type Program, programsOf } from '../../configuration/programs.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import { type Backend, backendsIn } from '../../routes.ts';
import type { InventoryRule } from '../../rule.ts';
import { destinations } from '../../services.ts';
import { parseTraefikRule } from '../../traefik-rule.ts';

export const healthRoute: InventoryRule = {
  id: 'security/health-route',
  severity: 'error',
  scope: 'inventory',
  summary: 'a route to the HTTP port of Alloy shows its health and nothing else',
  check(inventory, report) {
    for (const backend of backendsIn(inventory)) {
      if (!leadsToAlloy(backend, inventory) || showsHealthOnly(backend)) continue;
      report(
        backend.from,
        backend.path.slice(0, 3),
        'this route shows more of Alloy than its health: whoever comes sees its configuration, and can reload it',
        { fix: 'match exactly one of /-/ready and /-/healthy, such as Host(`…`) && Path(`/-/ready`)' },
      );
    }
  },
};

const isHealth = (path: unknown) => path === '/-/ready' || path === '/-/healthy';

function leadsToAlloy({ groupKind, namespace, name, port }: Backend, inventory: Inventory): boolean {
  const service = groupKind === '/Service' ? inventory.find('/Service', namespace, name) : undefined;
  if (!service || port === undefined) return false;
  return destinations(inventory, service, port).some(
    (destination) =>
      'pod' in destination &&
      programsOf(inventory, destination.pod).some(
        (program) => program.name === 'alloy' && httpPort(program) === destination.port,
      ),
  );
}

const httpPort = ({ flags }: Program) =>
  Number(/:(\d+)$/.exec(flags.get('server.http.listen-addr')?.value ?? ':12345')?.[1]);

function showsHealthOnly({ from, path }: Backend): boolean {
  const route = at(from.object, ...path.slice(0, 3));
  switch (from.kind) {
    case 'IngressRoute':
      return matchesHealthOnly(asText(at(route, 'match')) ?? '');
    case 'HTTPRoute':
      return (
        pathsOf(route).length > 0 &&
        pathsOf(route).every(({ type, value }) => type === 'Exact' && isHealth(value))
      );
    case 'Ingress':
      return ingressPaths(from, path).every(
        ({ pathType, path: value }) => pathType === 'Exact' && isHealth(value),
      );
    default:
      return false;
  }
}

const pathsOf = (rule: unknown) =>
  objectsIn(at(rule, 'matches')).map(([match]) => ({
    type: at(match, 'path', 'type'),
    value: at(match, 'path', 'value'),
  }));

const ingressPaths = ({ object }: Entry, path: Backend['path']) => [
  { pathType: at(object, ...path.slice(0, 6), 'pathType'), path: at(object, ...path.slice(0, 6), 'path') },
];

/** Without `||` and `!` all matchers have to fit, so one exact path is enough. */
function matchesHealthOnly(match: string): boolean {
  const parsed = parseTraefikRule(match, 'http');
  if ('problem' in parsed || match.includes('||') || match.includes('!')) return false;
  const paths = parsed.matchers.filter(({ name }) => name === 'Path');
  return paths.length > 0 && paths.every(({ args }) => isHealth(args[0]));
}
