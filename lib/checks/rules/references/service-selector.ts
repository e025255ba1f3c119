import { asObject, asTextMap } from '../../../support/plain.ts';
import { isShared } from '../../present.ts';
import type { InventoryRule } from '../../rule.ts';
import { closestLabels, formatSelector } from '../../selectors.ts';

export const serviceSelector: InventoryRule = {
  id: 'references/service-selector',
  severity: 'error',
  scope: 'inventory',
  summary: 'every Service with a selector selects a pod',
  check(inventory, report) {
    for (const entry of inventory.all('/Service')) {
      const selector = asTextMap(asObject(entry.object.spec).selector);
      if (Object.keys(selector).length === 0 || inventory.hasUnknownPods(entry.namespace)) continue;
      if (inventory.podsSelected(entry.namespace, selector).length > 0) continue;
      const near = closestLabels(selector, inventory.podsIn(entry.namespace));
      // Where others have pods too, only a selector that fits one of ours in all but one label is surely wrong.
      const mayBeTheirs =
        isShared(entry.namespace) && !(near !== undefined && Object.keys(selector).length > 1);
      report(
        entry,
        ['spec', 'selector'],
        `no pod in namespace ${entry.namespace} has the labels ${formatSelector({ matchLabels: selector })}`,
        {
          fix: near ?? 'correct the selector, or add the workload to the manifests',
          ...(mayBeTheirs && { severity: 'warning' }),
        },
      );
    }
  },
};
