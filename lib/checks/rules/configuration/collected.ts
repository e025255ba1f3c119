import { asTextMap, isPlainObject } from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import { readersOfConfigMaps } from '../../configuration/address-uses.ts';
import { parse } from '../../configuration/parsed.ts';
import { type Collector, collectorsIn } from '../../configuration/sidecars.ts';
import type { Entry } from '../../entry.ts';
import type { InventoryRule } from '../../rule.ts';

export const collected: InventoryRule = {
  id: 'configuration/collected',
  severity: 'error',
  scope: 'inventory',
  summary: 'every ConfigMap with data sources, dashboards or rules is read by something',
  check(inventory, report) {
    const readers = readersOfConfigMaps(inventory);
    const collectors = collectorsIn(inventory);
    for (const entry of inventory.all('/ConfigMap')) {
      if ((readers.get(entry) ?? []).length > 0) continue;
      const near = collectors.filter(
        ({ namespaces }) => namespaces === 'all' || namespaces.includes(entry.namespace),
      );
      // Without a sidecar among the manifests, one of another chart may collect it.
      if (near.length === 0) continue;
      const what = contentOf(entry);
      if (what === undefined) continue;
      report(entry, ['metadata', 'labels'], `it holds ${what}, and nothing reads it`, {
        fix: fixOf(entry, near),
      });
    }
  },
};

/** What the texts of a ConfigMap look like. */
function contentOf({ object }: Entry): string | undefined {
  for (const [key, text] of Object.entries(asTextMap(object.data))) {
    if (/\.ya?ml$/.test(key) && /^(?:apiVersion|datasources|providers|groups):/m.test(text)) {
      const { value } = parse(text, 'yaml');
      if (!isPlainObject(value)) continue;
      if (Array.isArray(value.datasources)) return 'data sources of Grafana';
      if (Array.isArray(value.groups)) return 'rules';
    }
    if (key.endsWith('.json') && text.includes('"panels"') && text.includes('"schemaVersion"'))
      return 'a dashboard';
  }
  return undefined;
}

function fixOf({ object }: Entry, collectors: readonly Collector[]): string {
  const labels = asTextMap(object.metadata.labels);
  const wanted = collectors.map(({ label, value }) => `${label}: ${JSON.stringify(value ?? '1')}`);
  const close = collectors.find(
    ({ label }) => labels[label] !== undefined || didYouMean(label, Object.keys(labels)) !== undefined,
  );
  if (close) return `write the label ${close.label}: ${JSON.stringify(close.value ?? '1')}`;
  return `give it the label that a sidecar looks for: ${[...new Set(wanted)].join(' or ')}`;
}
