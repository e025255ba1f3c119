import { asNumber, asObject, asText, at, objectsIn, type PlainObject } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import type { KnownGateway } from '../../context.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import { reportMissing } from '../../missing.ts';
import { gatewayRoutesIn } from '../../routes.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const routeParent: InventoryRule = {
  id: 'references/route-parent',
  severity: 'error',
  scope: 'inventory',
  summary: 'every route of the Gateway API attaches to a Gateway that is there and lets it',
  check(inventory, report) {
    for (const route of gatewayRoutesIn(inventory)) {
      const parents = objectsIn(at(route.object, 'spec', 'parentRefs'));
      if (parents.length === 0)
        report(route, ['spec'], 'the route attaches to nothing', {
          fix: 'name its Gateway under parentRefs',
        });
      for (const [parent, index] of parents)
        checkParent(route, parent, ['spec', 'parentRefs', index], inventory, report);
    }
  },
};

const gatewayGroup = 'gateway.networking.k8s.io';
/** A Service stands for a mesh. */
const parentKinds = ['Gateway', 'ListenerSet', 'Service'];

function checkParent(
  route: Entry,
  parent: PlainObject,
  path: Path,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const name = asText(parent.name);
  const kind = asText(parent.kind) ?? 'Gateway';
  if (!parentKinds.includes(kind)) {
    report(route, [...path, 'kind'], `a route cannot attach to a ${kind}`, {
      fix: suggestion(kind, parentKinds),
    });
  }
  if (name === undefined || kind !== 'Gateway') return;
  const group = asText(parent.group) ?? gatewayGroup;
  if (group !== gatewayGroup) {
    report(route, [...path, 'group'], `no Gateway is of the group ${group}`, {
      fix: `write ${gatewayGroup}, or leave it out`,
    });
  }
  const namespace = asText(parent.namespace) ?? route.namespace;
  const groupKind = `${gatewayGroup}/Gateway`;
  const gateway = inventory.find(groupKind, namespace, name);
  const { gateways } = inventory.context;
  if (gateway) checkListeners(route, parent, path, gateway, report);
  else if (!gateways)
    reportMissing(inventory, report, { from: route, path: [...path, 'name'], groupKind, namespace, name });
  else checkKnown(route, { name, namespace, listener: asText(parent.sectionName) }, path, gateways, report);
}

/** The same for a Gateway that is no part of the manifests. */
function checkKnown(
  route: Entry,
  { name, namespace, listener }: { name: string; namespace: string; listener: string | undefined },
  path: Path,
  gateways: readonly KnownGateway[],
  report: InventoryReport,
): void {
  const gateway = gateways.find((one) => one.namespace === namespace && one.name === name);
  if (!gateway) {
    report(route, [...path, 'name'], `the cluster has no Gateway "${name}" in namespace ${namespace}`, {
      fix: `it has: ${gateways.map((one) => `${one.namespace}/${one.name}`).join(', ') || 'none'}`,
    });
  } else if (listener !== undefined && !gateway.listeners.includes(listener)) {
    report(route, [...path, 'sectionName'], `the Gateway ${name} has no listener "${listener}"`, {
      fix: suggestion(listener, gateway.listeners),
    });
  }
}

function checkListeners(
  route: Entry,
  parent: PlainObject,
  path: Path,
  gateway: Entry,
  report: InventoryReport,
): void {
  const listeners = objectsIn(at(gateway.object, 'spec', 'listeners')).map(([listener]) => listener);
  const section = asText(parent.sectionName);
  const port = asNumber(parent.port);
  const named = listeners.filter(
    (one) => (section === undefined || one.name === section) && (port === undefined || one.port === port),
  );
  if (named.length === 0) {
    const names = listeners.flatMap((one) => asText(one.name) ?? []);
    const field = section === undefined ? 'port' : 'sectionName';
    report(
      route,
      [...path, field],
      `the Gateway ${gateway.name} has no listener ${section === undefined ? `on port ${port}` : `"${section}"`}`,
      {
        fix: suggestion(section ?? '', names),
      },
    );
    return;
  }
  if (route.namespace === gateway.namespace) return;
  const isLetIn = named.some((one) => {
    const { from } = asObject(at(one, 'allowedRoutes', 'namespaces'));
    return from === 'All' || from === 'Selector';
  });
  if (!isLetIn) {
    report(
      route,
      path,
      `the Gateway ${gateway.name} takes routes of its own namespace (${gateway.namespace}) only`,
      {
        fix: 'give its listener allowedRoutes.namespaces.from: All, or a Selector for this namespace',
      },
    );
  }
}
