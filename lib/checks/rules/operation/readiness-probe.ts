import { asText, asTextMap, at, objectsIn } from '../../../support/plain.ts';
import type { Container, Pod } from '../../pods.ts';
import type { InventoryRule } from '../../rule.ts';
import { podsBehind } from '../../services.ts';
import { isLasting } from '../../workloads.ts';

export const readinessProbe: InventoryRule = {
  id: 'operation/readiness-probe',
  severity: 'warning',
  scope: 'inventory',
  summary: 'every container that a Service leads to says when it is ready',
  check(inventory, report) {
    const told = new Set<Container>();
    for (const service of inventory.all('/Service')) {
      if (Object.keys(asTextMap(at(service.object, 'spec', 'selector'))).length === 0) continue;
      for (const pod of podsBehind(inventory, service).filter(isLasting)) {
        for (const [port] of objectsIn(at(service.object, 'spec', 'ports'))) {
          const container = behind(pod, port.targetPort ?? port.port, asText(port.protocol) ?? 'TCP');
          if (!container || container.object.readinessProbe !== undefined || told.has(container)) continue;
          told.add(container);
          report(
            pod.entry,
            container.path,
            `container ${container.name} has no readinessProbe, so the Service ${service.name} sends it requests as soon as it has started`,
            { fix: 'add a readinessProbe' },
          );
        }
      }
    }
  },
};

/** The container that has a port; the only one, where none is declared. */
function behind({ containers }: Pod, port: unknown, protocol: string): Container | undefined {
  const running = containers.filter(({ init }) => !init);
  const declaring = running.find(({ ports }) =>
    ports.some((one) => one.protocol === protocol && (one.number === port || one.name === port)),
  );
  return declaring ?? (running.length === 1 ? running[0] : undefined);
}
