import { asObject, asText, at, objectsIn } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import { reportMissing } from '../../missing.ts';
import { gatewayRoutesIn, traefikRoutesIn } from '../../routes.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const routeMiddleware: InventoryRule = {
  id: 'references/route-middleware',
  severity: 'error',
  scope: 'inventory',
  summary: 'every Middleware that a route or chain names is there',
  check(inventory, report) {
    for (const entry of traefikRoutesIn(inventory)) {
      const kind = entry.kind === 'IngressRouteTCP' ? 'MiddlewareTCP' : 'Middleware';
      for (const [{ middlewares }, index] of objectsIn(at(entry.object, 'spec', 'routes'))) {
        checkAll(inventory, report, entry, kind, middlewares, ['spec', 'routes', index, 'middlewares']);
      }
    }
    for (const entry of gatewayRoutesIn(inventory)) checkExtensions(inventory, report, entry);
    for (const entry of inventory.all('traefik.io/Middleware')) {
      const path = ['spec', 'chain', 'middlewares'];
      checkAll(inventory, report, entry, 'Middleware', at(entry.object, ...path), path);
    }
  },
};

/** Routes of the Gateway API name what is beyond it by group, kind and name, always in their own namespace. */
function checkExtensions(inventory: Inventory, report: InventoryReport, from: Entry): void {
  for (const [rule, index] of objectsIn(at(from.object, 'spec', 'rules'))) {
    for (const [filter, at_] of objectsIn(rule.filters)) {
      const { group, kind, name } = asObject(filter.extensionRef);
      const [kindText, nameText] = [asText(kind), asText(name)];
      if (kindText === undefined || nameText === undefined) continue;
      reportMissing(inventory, report, {
        from,
        path: ['spec', 'rules', index, 'filters', at_, 'extensionRef', 'name'],
        groupKind: `${asText(group) ?? ''}/${kindText}`,
        namespace: from.namespace,
        name: nameText,
      });
    }
  }
}

function checkAll(
  inventory: Inventory,
  report: InventoryReport,
  from: Entry,
  kind: string,
  list: unknown,
  path: Path,
): void {
  for (const [reference, index] of objectsIn(list)) {
    const name = asText(reference.name);
    // `name@provider` is defined outside Kubernetes.
    if (name === undefined || name.includes('@')) continue;
    const namespace = asText(reference.namespace) ?? from.namespace;
    const groupKind = `traefik.io/${kind}`;
    const there = reportMissing(inventory, report, {
      from,
      path: [...path, index, 'name'],
      groupKind,
      namespace,
      name,
    });
    if (there && namespace !== from.namespace) {
      report(
        from,
        [...path, index, 'namespace'],
        `Traefik refuses what lies in another namespace (${namespace}) unless it runs with allowCrossNamespace`,
        {
          severity: 'warning',
          fix: `make one in namespace ${from.namespace}`,
        },
      );
    }
  }
}
