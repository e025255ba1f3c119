import { asObject, objectsIn, type PlainObject } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Inventory } from '../inventory.ts';
import type { InventoryReport, ReportOptions } from '../rule.ts';
import { distinctConfigurations, reportIn } from './configurations.ts';

/** A file, or an object, that holds groups of rules. */
export interface RuleGroups {
  readonly language: 'PromQL' | 'LogQL';
  /** What it holds as a whole; `groups` and the paths below are seen from here. */
  readonly value: PlainObject;
  readonly groups: readonly (readonly [group: PlainObject, index: number])[];
  report(report: InventoryReport, path: Path, message: string, options?: ReportOptions): void;
}

/** Every file of rules that Prometheus, Loki or Mimir reads, and every PrometheusRule. */
export function ruleGroupsIn(inventory: Inventory): readonly RuleGroups[] {
  const files = distinctConfigurations(inventory, 'rules').map((configuration): RuleGroups => {
    const value = asObject(configuration.parsed.value);
    return {
      language: configuration.program.name === 'loki' ? 'LogQL' : 'PromQL',
      value,
      groups: objectsIn(value.groups),
      report: (report, path, message, options) => reportIn(report, configuration, path, message, options),
    };
  });
  const objects = inventory.all('monitoring.coreos.com/PrometheusRule').map((entry): RuleGroups => {
    const value = asObject(entry.object.spec);
    return {
      language: 'PromQL',
      value,
      groups: objectsIn(value.groups),
      report: (report, path, message, options) => report(entry, ['spec', ...path], message, options),
    };
  });
  return [...files, ...objects];
}
