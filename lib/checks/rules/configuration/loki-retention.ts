import { asObject, asText, at, objectsIn } from '../../../support/plain.ts';
import { type Configuration, distinctConfigurations, reportIn } from '../../configuration/configurations.ts';
import { lokiStores } from '../../configuration/loki-stores.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const lokiRetention: InventoryRule = {
  id: 'configuration/loki-retention',
  severity: 'error',
  scope: 'inventory',
  summary: 'Loki deletes what it is told to keep for a time only, and knows where to note that',
  check(inventory, report) {
    for (const configuration of distinctConfigurations(inventory, 'main'))
      if (configuration.program.name === 'loki') checkRetention(configuration, report);
  },
};

function checkRetention(configuration: Configuration, report: InventoryReport): void {
  const { value } = configuration.parsed;
  const { retention_enabled: isOn, delete_request_store: store } = asObject(at(value, 'compactor'));
  const limits = asObject(at(value, 'limits_config'));
  if (isOn !== true) {
    const wanted = [
      ...(isDuration(limits.retention_period) ? ['retention_period'] : []),
      ...(objectsIn(limits.retention_stream).length > 0 ? ['retention_stream'] : []),
    ];
    for (const key of wanted) {
      reportIn(
        report,
        configuration,
        ['limits_config', key],
        `nothing is deleted: compactor.retention_enabled is not on`,
        {
          fix: 'write retention_enabled: true and delete_request_store under compactor',
        },
      );
    }
    return;
  }
  const name = asText(store);
  const stores = lokiStores(value);
  const path = ['compactor', 'delete_request_store'];
  if (name === undefined) {
    reportIn(
      report,
      configuration,
      ['compactor', 'retention_enabled'],
      'delete_request_store is missing, without which Loki does not start',
      {
        fix: `write delete_request_store: ${stores[0] ?? 's3'} under compactor`,
      },
    );
  } else if (stores.length > 0 && !stores.includes(name)) {
    reportIn(report, configuration, path, `no object store "${name}" is configured`, {
      fix: `write one of: ${stores.join(', ')}`,
    });
  }
}

const isDuration = (value: unknown) => asText(value) !== undefined && !/^0[a-z]*$/.test(String(value));
