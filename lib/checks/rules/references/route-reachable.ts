import type { Peer } from '../../policies.ts';
import { policiesOf } from '../../policies.ts';
import { backendsIn } from '../../routes.ts';
import type { InventoryRule } from '../../rule.ts';
import { destinations } from '../../services.ts';

export const routeReachable: InventoryRule = {
  id: 'references/route-reachable',
  severity: 'error',
  scope: 'inventory',
  summary: 'policies let the proxy reach what the routes lead to',
  check(inventory, report) {
    const { proxy } = inventory.context;
    if (!proxy) return;
    const peer: Peer = proxy;
    for (const { from, path, groupKind, namespace, name, port } of backendsIn(inventory)) {
      const service = groupKind === '/Service' ? inventory.find('/Service', namespace, name) : undefined;
      for (const destination of service && port !== undefined ? destinations(inventory, service, port) : []) {
        if (!('pod' in destination)) continue;
        const { pod, port: number, protocol } = destination;
        if (policiesOf(inventory).allows(pod, 'ingress', peer, { number, protocol, pod })) continue;
        const what = `${pod.entry.kind} ${pod.entry.name} port ${number}/${protocol}`;
        report(from, path, `no policy lets the proxy of namespace ${proxy.namespace} in at ${what}`, {
          fix: `allow port ${number} to the pods with ${labelsOf(proxy.labels)} of namespace ${proxy.namespace}`,
        });
      }
    }
  },
};

const labelsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
