import { asList, asObject, asText, at, isPlainObject, objectsIn } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { formatSelector, matchesSelector } from '../../selectors.ts';

export const monitorSelector: InventoryRule = {
  id: 'references/monitor-selector',
  severity: 'warning',
  scope: 'inventory',
  summary: 'every ServiceMonitor and PodMonitor finds something to scrape, by a port that it has',
  check(inventory, report) {
    for (const entry of inventory.all('monitoring.coreos.com/ServiceMonitor')) {
      const services = namespacesOf(entry, inventory).flatMap((namespace) =>
        inventory
          .all('/Service')
          .filter(
            (service) =>
              service.namespace === namespace &&
              matchesSelector(at(entry.object, 'spec', 'selector'), service.object.metadata.labels ?? {}),
          ),
      );
      const ports = services.flatMap((service) =>
        objectsIn(at(service.object, 'spec', 'ports')).flatMap(([port]) => asText(port.name) ?? []),
      );
      check(entry, 'Service', services.length, ports, 'endpoints', report);
    }
    for (const entry of inventory.all('monitoring.coreos.com/PodMonitor')) {
      const pods = namespacesOf(entry, inventory).flatMap((namespace) =>
        inventory
          .podsIn(namespace)
          .filter(({ labels }) => matchesSelector(at(entry.object, 'spec', 'selector'), labels)),
      );
      const ports = pods.flatMap(({ containers }) =>
        containers.flatMap((container) => container.ports.flatMap(({ name }) => name ?? [])),
      );
      check(entry, 'pod', pods.length, ports, 'podMetricsEndpoints', report);
    }
  },
};

/** The namespaces that a monitor looks into, as far as these manifests hold something of them. */
function namespacesOf(entry: Entry, inventory: Inventory): readonly string[] {
  const { any, matchNames } = asObject(at(entry.object, 'spec', 'namespaceSelector'));
  const all = inventory.inhabited;
  if (any === true) return all;
  const named = asList(matchNames);
  return all.filter((name) => (named.length > 0 ? named.includes(name) : name === entry.namespace));
}

function check(
  entry: Entry,
  what: string,
  found: number,
  ports: readonly string[],
  field: string,
  report: InventoryReport,
): void {
  const selector = at(entry.object, 'spec', 'selector');
  if (found === 0) {
    if (isPlainObject(selector))
      report(
        entry,
        ['spec', 'selector'],
        `no ${what} of these manifests has the labels ${formatSelector(selector)}`,
      );
    return;
  }
  for (const [endpoint, index] of objectsIn(at(entry.object, 'spec', field))) {
    const port = asText(endpoint.port);
    if (port === undefined || ports.includes(port)) continue;
    report(entry, ['spec', field, index, 'port'], `none of what it selects has a port called "${port}"`, {
      severity: 'error',
      fix: suggestion(port, new Set(ports)),
    });
  }
}
