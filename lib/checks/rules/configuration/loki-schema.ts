import { asText, at } from '../../../support/plain.ts';
import { type Configuration, distinctConfigurations, reportIn } from '../../configuration/configurations.ts';
import { lokiPeriods, lokiStores } from '../../configuration/loki-stores.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const lokiSchema: InventoryRule = {
  id: 'configuration/loki-schema',
  severity: 'error',
  scope: 'inventory',
  summary: 'the schema of Loki names stores that are configured, in order of time, and can hold what is sent',
  check(inventory, report) {
    for (const configuration of distinctConfigurations(inventory, 'main'))
      if (configuration.program.name === 'loki') checkSchema(configuration, report);
  },
};

function checkSchema(configuration: Configuration, report: InventoryReport): void {
  const { value } = configuration.parsed;
  const stores = lokiStores(value);
  const periods = lokiPeriods(value);
  const tell = (path: readonly (string | number)[], message: string, fix: string) =>
    reportIn(report, configuration, path, message, { fix });

  let before = '';
  for (const { period, path, from } of periods) {
    if (from === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(from)) {
      tell([...path, 'from'], 'a period begins on a day', 'write from: "2024-04-01"');
    } else if (from <= before) {
      tell(
        [...path, 'from'],
        `this period begins on ${from}, before the one above it`,
        'put periods in order of time',
      );
    } else before = from;
    const store = asText(period.object_store);
    if (store !== undefined && stores.length > 0 && !stores.includes(store)) {
      tell(
        [...path, 'object_store'],
        `no object store "${store}" is configured`,
        `write one of: ${stores.join(', ')}`,
      );
    }
    const index = asText(period.store);
    if (index !== undefined && !['tsdb', 'boltdb-shipper'].includes(index)) {
      tell([...path, 'store'], `Loki 3 keeps no index in "${index}"`, 'write store: tsdb');
    }
    const duration = asText(at(period, 'index', 'period'));
    if (duration !== undefined && duration !== '24h') {
      tell(
        [...path, 'index', 'period'],
        `this index is made for 24h, not for ${duration}`,
        'write period: 24h',
      );
    }
  }
  const last = periods.at(-1);
  const isAllowed = at(value, 'limits_config', 'allow_structured_metadata') !== false;
  if (!last || !isAllowed) return;
  const version = Number(/^v(\d+)$/.exec(asText(last.period.schema) ?? '')?.[1]);
  const isFit = version >= 13 && last.period.store === 'tsdb';
  if (!isFit) {
    tell(
      [...last.path, version >= 13 ? 'store' : 'schema'],
      'structured metadata needs schema v13 and the index tsdb: Loki does not start',
      'write schema: v13 and store: tsdb, or allow_structured_metadata: false under limits_config',
    );
  }
}
