import { asTextMap } from '../../../support/plain.ts';
import { distinctConfigurations, reportIn } from '../../configuration/configurations.ts';
import { type Format, parse } from '../../configuration/parsed.ts';
import type { InventoryRule } from '../../rule.ts';

export const syntax: InventoryRule = {
  id: 'configuration/syntax',
  severity: 'error',
  scope: 'inventory',
  summary: 'every file of configuration can be read by the program that reads it, and says nothing twice',
  check(inventory, report) {
    const told = new Set<string>();
    for (const configuration of distinctConfigurations(inventory)) {
      const { entry, key } = configuration.file;
      told.add(`${entry.namespace}/${entry.name}/${key}`);
      for (const { message, ...options } of configuration.parsed.mistakes)
        reportIn(report, configuration, [], message, options);
    }
    for (const entry of inventory.all('/ConfigMap')) {
      for (const [key, text] of Object.entries(asTextMap(entry.object.data))) {
        const format = formatOf(key);
        if (!format || told.has(`${entry.namespace}/${entry.name}/${key}`)) continue;
        // Who reads it is not known, and neither is what that takes: templates are no YAML yet.
        if (text.includes('{{')) continue;
        for (const { message, ...options } of parse(text, format).mistakes)
          report(entry, ['data', key], message, { ...options, severity: 'warning' });
      }
    }
  },
};

function formatOf(key: string): Format | undefined {
  if (/\.ya?ml$/.test(key)) return 'yaml';
  return key.endsWith('.json') ? 'json' : undefined;
}
