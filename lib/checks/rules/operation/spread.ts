import { asList, at } from '../../../support/plain.ts';
import type { InventoryRule } from '../../rule.ts';
import { leastReplicas } from '../../workloads.ts';

export const spread: InventoryRule = {
  id: 'operation/spread',
  severity: 'warning',
  scope: 'inventory',
  summary: 'several replicas are put on several nodes',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      if (!['Deployment', 'StatefulSet'].includes(pod.entry.kind) || (leastReplicas(inventory, pod) ?? 1) < 2)
        continue;
      const affinity = at(pod.spec, 'affinity', 'podAntiAffinity');
      const isSpread =
        asList(pod.spec.topologySpreadConstraints).length > 0 ||
        asList(at(affinity, 'requiredDuringSchedulingIgnoredDuringExecution')).length > 0 ||
        asList(at(affinity, 'preferredDuringSchedulingIgnoredDuringExecution')).length > 0;
      if (isSpread) continue;
      report(pod.entry, pod.specPath, 'all of its replicas may end up on one node', {
        fix: 'add topologySpreadConstraints with topologyKey: kubernetes.io/hostname',
      });
    }
  },
};
