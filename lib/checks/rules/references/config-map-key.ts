import { asObject } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import { dataReferences } from '../../pod-references.ts';
import type { InventoryRule } from '../../rule.ts';

export const configMapKey: InventoryRule = {
  id: 'references/config-map-key',
  severity: 'error',
  scope: 'inventory',
  summary: 'every key of a ConfigMap that a variable, a volume or a mount names is in it',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      for (const { kind, name, optional, keys } of dataReferences(pod)) {
        const found = kind === 'ConfigMap' && inventory.find('/ConfigMap', pod.namespace, name);
        if (!found || optional) continue;
        const known = [
          ...Object.keys(asObject(found.object.data)),
          ...Object.keys(asObject(found.object.binaryData)),
        ];
        for (const { key, path } of keys) {
          if (known.includes(key)) continue;
          report(pod.entry, path, `the ConfigMap ${name} has no key "${key}"`, {
            fix: suggestion(key, known),
          });
        }
      }
    }
  },
};
