import { asNumber, asObject, asText, asTextMap, objectsIn } from '../../../support/plain.ts';
import type { ContainerPort, Pod } from '../../pods.ts';
import type { InventoryRule } from '../../rule.ts';

export const serviceTargetPort: InventoryRule = {
  id: 'references/service-target-port',
  severity: 'error',
  scope: 'inventory',
  summary: 'every port of a Service leads to a port that the pods behind it have',
  check(inventory, report) {
    for (const entry of inventory.all('/Service')) {
      const { selector, ports } = asObject(entry.object.spec);
      const labels = asTextMap(selector);
      if (Object.keys(labels).length === 0) continue;
      for (const pod of inventory.podsSelected(entry.namespace, labels)) {
        for (const [{ targetPort, port, protocol }, index] of objectsIn(ports)) {
          const target = targetPort ?? port;
          const wanted = asText(protocol) ?? 'TCP';
          if (hasPort(pod, target, wanted)) continue;
          const field = targetPort === undefined ? 'port' : 'targetPort';
          const what = typeof target === 'number' ? `port ${target}` : `port called "${target}"`;
          report(
            entry,
            ['spec', 'ports', index, field],
            `${pod.entry.kind} ${pod.entry.name} has no ${wanted} ${what}`,
            {
              fix: `its ports are: ${portsOf(pod).map(formatPort).join(', ') || 'none'}`,
            },
          );
        }
      }
    }
  },
};

/** Whether a pod listens on a port. A number counts as there when the pod declares no ports at all: it need not. */
export function hasPort(pod: Pod, target: unknown, protocol: string): boolean {
  const ports = portsOf(pod);
  const [number, name] = [asNumber(target), asText(target)];
  if (number === undefined && name === undefined) return true;
  if (number !== undefined && ports.length === 0) return true;
  return ports.some(
    (port) =>
      port.protocol === protocol && (name === undefined ? port.number === number : port.name === name),
  );
}

/** Ports of the containers that run side by side. */
export const portsOf = ({ containers }: Pod): readonly ContainerPort[] =>
  containers.filter(({ init }) => !init).flatMap(({ ports }) => ports);

/** `http 8080`, `53/UDP`. */
export const formatPort = ({ name, number, protocol }: ContainerPort) =>
  `${name === undefined ? '' : `${name} `}${number}${protocol === 'TCP' ? '' : `/${protocol}`}`;
