import { asNumber, asObject, asText, at, objectsIn } from '../../../support/plain.ts';
import type { Inventory } from '../../inventory.ts';
import { reportMissing } from '../../missing.ts';
import { type Backend, backendsIn } from '../../routes.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const routeBackend: InventoryRule = {
  id: 'references/route-backend',
  severity: 'error',
  scope: 'inventory',
  summary: 'every route leads to a Service that is there, by a port that it has',
  check(inventory, report) {
    for (const backend of backendsIn(inventory)) {
      const { from, path, groupKind, namespace, name } = backend;
      if (!reportMissing(inventory, report, { from, path: [...path, 'name'], groupKind, namespace, name }))
        continue;
      if (groupKind === '/Service') checkPort(backend, inventory, report);
      if (namespace !== from.namespace) checkGrant(backend, inventory, report);
    }
  },
};

function checkPort(
  { from, path, namespace, name, port, portPath }: Backend,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const service = inventory.find('/Service', namespace, name);
  const ports = objectsIn(at(service?.object.spec, 'ports')).map(([one]) => one);
  if (!service || at(service.object, 'spec', 'type') === 'ExternalName') return;
  const has = `the Service has: ${ports.map((one) => [asText(one.name), asNumber(one.port)].filter((part) => part !== undefined).join(' ')).join(', ')}`;
  if (port === undefined) {
    if (ports.length > 1)
      report(from, path, `which of the ${ports.length} ports of Service ${name} is meant is not said`, {
        fix: has,
      });
    return;
  }
  const number = typeof port === 'number' ? port : /^\d+$/.test(port) ? Number(port) : undefined;
  if (ports.some((one) => (number === undefined ? one.name === port : one.port === number))) return;
  report(
    from,
    [...path, ...portPath],
    `the Service ${name} has no port ${typeof port === 'number' ? port : `"${port}"`}`,
    { fix: has },
  );
}

/** Who may refer to what in another namespace differs: the Gateway API asks for a ReferenceGrant, Traefik for a flag. */
function checkGrant(
  { from, path, namespace, name }: Backend,
  inventory: Inventory,
  report: InventoryReport,
): void {
  if (from.group === 'traefik.io') {
    report(
      from,
      [...path, 'namespace'],
      `Traefik refuses what lies in another namespace (${namespace}) unless it runs with allowCrossNamespace`,
      {
        severity: 'warning',
        fix: `put the route into namespace ${namespace}`,
      },
    );
    return;
  }
  const granted = inventory.all('gateway.networking.k8s.io/ReferenceGrant').some((grant) => {
    const { from: who, to } = asObject(grant.object.spec);
    return (
      grant.namespace === namespace &&
      objectsIn(who).some(([one]) => one.kind === from.kind && one.namespace === from.namespace) &&
      objectsIn(to).some(([one]) => one.kind === 'Service' && (asText(one.name) ?? name) === name)
    );
  });
  if (!granted) {
    report(
      from,
      [...path, 'namespace'],
      `no ReferenceGrant in namespace ${namespace} lets a ${from.kind} of ${from.namespace} use the Service ${name}`,
      {
        fix: `add one to ${namespace}, or put the route there`,
      },
    );
  }
}
