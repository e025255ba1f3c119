import type { InventoryRule } from '../../rule.ts';
import { enforcedIn, isStricter } from '../../security/namespace-level.ts';
import { shortfalls } from '../../security/pod-standards.ts';

export const podSecurity: InventoryRule = {
  id: 'security/pod-security',
  severity: 'error',
  scope: 'inventory',
  summary: 'pods need no more than the Pod Security level that their namespace enforces',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      const enforced = enforcedIn(inventory, pod.namespace);
      if (!enforced) continue;
      for (const { level, path, message, fix } of shortfalls(pod, enforced.minor)) {
        if (isStricter(level, enforced.level)) continue;
        report(
          pod.entry,
          path,
          `${message} is not allowed: namespace ${pod.namespace} enforces ${enforced.level}`,
          {
            fix,
          },
        );
      }
    }
  },
};
