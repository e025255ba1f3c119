import { asList, asText, at } from '../../../support/plain.ts';
import type { InventoryRule } from '../../rule.ts';
import { mostReplicas } from '../../workloads.ts';

export const sharedClaim: InventoryRule = {
  id: 'operation/shared-claim',
  severity: 'error',
  scope: 'inventory',
  summary: 'a volume for one node has one pod at a time',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      if (pod.entry.groupKind !== 'apps/Deployment') continue;
      for (const { object, path, fromTemplate } of pod.volumes) {
        const name = asText(at(object, 'persistentVolumeClaim', 'claimName'));
        if (name === undefined || fromTemplate) continue;
        const claim = inventory.find('/PersistentVolumeClaim', pod.namespace, name);
        const modes = asList(at(claim?.object, 'spec', 'accessModes'));
        // Who may only read it has to share it with nobody.
        const isForOne = modes.length > 0 && modes.every((mode) => String(mode).startsWith('ReadWriteOnce'));
        if (!isForOne) continue;
        const replicas = mostReplicas(inventory, pod) ?? 1;
        if (replicas > 1) {
          report(
            pod.entry,
            ['spec', 'replicas'],
            `${replicas} pods share the volume ${name}, which one node has (${modes.join(', ')})`,
            {
              fix: 'run one replica, or a StatefulSet with volumeClaimTemplates',
            },
          );
        } else if (at(pod.entry.object, 'spec', 'strategy', 'type') !== 'Recreate') {
          report(
            pod.entry,
            path,
            `during an update the new pod waits for the volume ${name} that the old one holds (${modes.join(', ')})`,
            {
              fix: 'write strategy: { type: Recreate }, or make it a StatefulSet',
            },
          );
        }
      }
    }
  },
};
