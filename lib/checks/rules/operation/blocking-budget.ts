import { asObject } from '../../../support/plain.ts';
import type { InventoryRule } from '../../rule.ts';
import { matchesSelector } from '../../selectors.ts';
import { leastReplicas } from '../../workloads.ts';

export const blockingBudget: InventoryRule = {
  id: 'operation/blocking-budget',
  severity: 'warning',
  scope: 'inventory',
  summary: 'every PodDisruptionBudget lets a node be drained',
  check(inventory, report) {
    for (const entry of inventory.all('policy/PodDisruptionBudget')) {
      const { minAvailable, maxUnavailable, selector } = asObject(entry.object.spec);
      const fix = 'allow maxUnavailable: 1, and run at least two replicas where none may be missing';
      if (maxUnavailable === 0 || maxUnavailable === '0%') {
        report(entry, ['spec', 'maxUnavailable'], 'no pod may ever be evicted, so no node can be drained', {
          fix,
        });
      }
      if (minAvailable === '100%') {
        report(entry, ['spec', 'minAvailable'], 'no pod may ever be evicted, so no node can be drained', {
          fix,
        });
      }
      if (typeof minAvailable !== 'number') continue;
      const pods = inventory
        .podsIn(entry.namespace)
        .filter(({ labels }) => matchesSelector(selector, labels));
      const replicas = pods.reduce(
        (sum, pod) => sum + (leastReplicas(inventory, pod) ?? Number.POSITIVE_INFINITY),
        0,
      );
      if (pods.length === 0 || minAvailable < replicas) continue;
      const are = replicas === 1 ? 'is 1 replica' : `are ${replicas} replicas`;
      report(
        entry,
        ['spec', 'minAvailable'],
        `there ${are}, and ${minAvailable} must stay: no node can be drained`,
        { fix },
      );
    }
  },
};
