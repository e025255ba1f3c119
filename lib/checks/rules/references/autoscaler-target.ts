import { apiGroup } from '../../../support/kubernetes.ts';
import { asObject, asText } from '../../../support/plain.ts';
import { reportMissing } from '../../missing.ts';
import type { InventoryRule } from '../../rule.ts';

export const autoscalerTarget: InventoryRule = {
  id: 'references/autoscaler-target',
  severity: 'error',
  scope: 'inventory',
  summary: 'every HorizontalPodAutoscaler scales a workload that is there',
  check(inventory, report) {
    for (const entry of inventory.all('autoscaling/HorizontalPodAutoscaler')) {
      const { kind, name, apiVersion } = asObject(asObject(entry.object.spec).scaleTargetRef);
      const [kindText, nameText] = [asText(kind), asText(name)];
      if (kindText === undefined || nameText === undefined) continue;
      reportMissing(inventory, report, {
        from: entry,
        path: ['spec', 'scaleTargetRef', 'name'],
        groupKind: `${apiGroup(asText(apiVersion) ?? '')}/${kindText}`,
        namespace: entry.namespace,
        name: nameText,
      });
    }
  },
};
