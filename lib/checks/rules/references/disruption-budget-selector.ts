import { asObject, isPlainObject } from '../../../support/plain.ts';
import type { InventoryRule } from '../../rule.ts';
import { formatSelector, matchesSelector } from '../../selectors.ts';

export const disruptionBudgetSelector: InventoryRule = {
  id: 'references/disruption-budget-selector',
  severity: 'error',
  scope: 'inventory',
  summary: 'every PodDisruptionBudget guards a pod',
  check(inventory, report) {
    for (const entry of inventory.all('policy/PodDisruptionBudget')) {
      const { selector } = asObject(entry.object.spec);
      if (inventory.hasUnknownPods(entry.namespace)) continue;
      if (!isPlainObject(selector)) {
        report(entry, ['spec'], 'without a selector the budget guards no pod', {
          fix: 'select the labels of the pods',
        });
      } else if (!inventory.podsIn(entry.namespace).some(({ labels }) => matchesSelector(selector, labels))) {
        report(
          entry,
          ['spec', 'selector'],
          `no pod in namespace ${entry.namespace} has the labels ${formatSelector(selector)}`,
          {
            fix: 'select the labels of the pods to guard',
          },
        );
      }
    }
  },
};
