import { formatPosition } from '../../../support/errors.ts';
import type { Entry } from '../../entry.ts';
import type { InventoryRule } from '../../rule.ts';

export const duplicateObjects: InventoryRule = {
  id: 'schema/duplicate-objects',
  severity: 'error',
  scope: 'inventory',
  summary: 'no object is there twice',
  check({ entries }, report) {
    const seen = new Map<string, Entry>();
    for (const entry of entries) {
      const key = `${entry.groupKind}/${entry.namespace}/${entry.name}`;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, entry);
        continue;
      }
      const position = first.locate([]);
      const where = position ? `, first in ${formatPosition(position)}` : '';
      report(entry, [], `the object is there a second time${where}`, {
        fix: 'keep one of the two: whoever applies both ends with the last one',
      });
    }
  },
};
