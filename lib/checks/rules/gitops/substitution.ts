import { asTextMap, at, isPlainObject } from '../../../support/plain.ts';
import type { InventoryRule } from '../../rule.ts';
import { eachText } from '../../texts.ts';

export const substitution: InventoryRule = {
  id: 'gitops/substitution',
  severity: 'error',
  scope: 'inventory',
  summary: 'Flux fills in no variable that belongs to a program',
  check(inventory, report) {
    const filling = inventory
      .all('kustomize.toolkit.fluxcd.io/Kustomization')
      .find(({ object }) => isPlainObject(at(object, 'spec', 'postBuild')));
    if (!filling) return;
    for (const entry of inventory.entries) {
      const { metadata } = entry.object;
      const marks = { ...asTextMap(metadata.labels), ...asTextMap(metadata.annotations) };
      if (entry.group.endsWith('.toolkit.fluxcd.io') || marks[mark] === 'disabled') continue;
      const names = new Set<string>();
      eachText(entry.object, (text, path) => {
        const [whole = '', name = ''] = variable.exec(text) ?? [];
        if (name === '' || names.has(name)) return;
        names.add(name);
        report(
          entry,
          [...path],
          `Flux fills in ${whole} before the program sees it (Kustomization ${filling.name})`,
          {
            fix: `write $${whole}, or annotate the object with ${mark}: disabled`,
          },
        );
      });
    }
  },
};

const mark = 'kustomize.toolkit.fluxcd.io/substitute';

/** What envsubst takes for a variable; `$${…}` is the text itself. */
const variable = /(?<!\$)\$\{([A-Za-z_]\w*)[^}]*\}/;
