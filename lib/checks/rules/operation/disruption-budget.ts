import { asObject } from '../../../support/plain.ts';
import type { InventoryRule } from '../../rule.ts';
import { matchesSelector } from '../../selectors.ts';
import { leastReplicas } from '../../workloads.ts';

export const disruptionBudget: InventoryRule = {
  id: 'operation/disruption-budget',
  severity: 'warning',
  scope: 'inventory',
  summary: 'where there are several replicas, a PodDisruptionBudget keeps them from being drained at once',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      if (!['Deployment', 'StatefulSet'].includes(pod.entry.kind) || (leastReplicas(inventory, pod) ?? 1) < 2)
        continue;
      const hasBudget = inventory
        .all('policy/PodDisruptionBudget')
        .some(
          ({ namespace, object }) =>
            namespace === pod.namespace && matchesSelector(asObject(object.spec).selector, pod.labels),
        );
      if (hasBudget) continue;
      report(
        pod.entry,
        ['spec', 'replicas'],
        'nothing keeps all of its replicas from being evicted at the same time',
        {
          fix: 'add a PodDisruptionBudget with maxUnavailable: 1 for its labels',
        },
      );
    }
  },
};
