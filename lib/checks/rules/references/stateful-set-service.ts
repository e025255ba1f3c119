import { asObject, asText, asTextMap, at } from '../../../support/plain.ts';
import { reportMissing } from '../../missing.ts';
import type { InventoryRule } from '../../rule.ts';
import { formatSelector } from '../../selectors.ts';

export const statefulSetService: InventoryRule = {
  id: 'references/stateful-set-service',
  severity: 'error',
  scope: 'inventory',
  summary: 'the serviceName of a StatefulSet names a headless Service of its pods',
  check(inventory, report) {
    for (const entry of inventory.all('apps/StatefulSet')) {
      const { namespace, pod, object } = entry;
      const name = asText(at(object, 'spec', 'serviceName'));
      if (name === undefined) continue;
      const path = ['spec', 'serviceName'];
      if (!reportMissing(inventory, report, { from: entry, path, groupKind: '/Service', namespace, name }))
        continue;
      const service = inventory.find('/Service', namespace, name);
      if (!service) continue;
      const { clusterIP, selector } = asObject(service.object.spec);
      if (clusterIP !== 'None') {
        report(
          entry,
          path,
          `the Service ${name} is not headless, so the pods have no DNS names of their own`,
          {
            severity: 'warning',
            fix: `name a Service with clusterIP: None; where nothing asks for "${entry.name}-0.${name}", nothing is broken`,
          },
        );
      } else if (pod && !inventory.podsSelected(namespace, asTextMap(selector)).includes(pod)) {
        report(
          entry,
          path,
          `the Service ${name} selects other pods (${formatSelector({ matchLabels: selector })})`,
          {
            fix: 'name the headless Service that selects the pods of this StatefulSet',
          },
        );
      }
    }
  },
};
