import { at } from '../../../support/plain.ts';
import type { CheckContext } from '../../context.ts';
import type { Pod } from '../../pods.ts';
import { quantity } from '../../quantity.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { mostReplicas } from '../../workloads.ts';

export const nodeSize: InventoryRule = {
  id: 'operation/node-size',
  severity: 'error',
  scope: 'inventory',
  summary: 'what pods ask for is there: on one node each, and on all of them together',
  check(inventory, report) {
    const { nodes } = inventory.context;
    if (!nodes) return;
    for (const pod of inventory.pods) checkPod(pod, nodes, report);
    for (const resource of ['cpu', 'memory'] as const) {
      const size = quantity(nodes[resource]);
      if (size === undefined) continue;
      const asked = inventory.pods.reduce(
        (sum, pod) => sum + sumOf(pod, 'requests', resource) * (mostReplicas(inventory, pod) ?? nodes.count),
        0,
      );
      const largest = [...inventory.pods].sort(
        (a, b) => sumOf(b, 'requests', resource) - sumOf(a, 'requests', resource),
      )[0];
      if (!largest || asked <= size * nodes.count) continue;
      report(
        largest.entry,
        largest.specPath,
        `all pods together ask for ${format(asked, resource)} ${resource}, and ${nodes.count} nodes of ${nodes[resource]} have ${format(size * nodes.count, resource)}`,
        { fix: 'ask for less, beginning here, or add nodes' },
      );
    }
  },
};

function checkPod(pod: Pod, nodes: NonNullable<CheckContext['nodes']>, report: InventoryReport): void {
  for (const resource of ['cpu', 'memory'] as const) {
    const size = quantity(nodes[resource]);
    if (size === undefined) continue;
    const requests = sumOf(pod, 'requests', resource);
    if (requests > size) {
      report(
        pod.entry,
        pod.specPath,
        `its pods ask for ${format(requests, resource)} ${resource}, and no node has more than ${nodes[resource]}`,
        { fix: 'ask for less' },
      );
    }
    for (const { object, path, name } of resource === 'memory' ? pod.containers : []) {
      const limit = quantity(at(object, 'resources', 'limits', resource)) ?? 0;
      if (limit <= size) continue;
      report(
        pod.entry,
        [...path, 'resources', 'limits', resource],
        `container ${name} may take ${format(limit, resource)} of memory, and no node has more than ${nodes.memory}`,
        { severity: 'warning', fix: 'write a limit that a node can give' },
      );
    }
  }
}

/** What the containers that run at the same time ask for; an init container counts where it alone asks for more. */
function sumOf({ containers }: Pod, kind: 'requests' | 'limits', resource: 'cpu' | 'memory'): number {
  const amounts = containers.map(({ object, init }) => ({
    init,
    amount:
      quantity(at(object, 'resources', kind, resource)) ??
      quantity(at(object, 'resources', 'limits', resource)) ??
      0,
  }));
  const together = amounts.filter(({ init }) => !init).reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(together, ...amounts.filter(({ init }) => init).map(({ amount }) => amount));
}

const format = (amount: number, resource: 'cpu' | 'memory') =>
  resource === 'cpu' ? `${Math.round(amount * 1000)}m` : `${Math.round(amount / 2 ** 20)}Mi`;
