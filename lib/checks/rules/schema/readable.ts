import type { InventoryRule } from '../../rule.ts';

export const readable: InventoryRule = {
  id: 'schema/readable',
  severity: 'error',
  scope: 'inventory',
  summary: 'every file is text that can be read, and every document in it is a Kubernetes object',
  check({ unread }, report) {
    for (const { at, message, fix, severity } of unread) {
      report(at, [], message, { ...(fix && { fix }), ...(severity && { severity }) });
    }
  },
};
