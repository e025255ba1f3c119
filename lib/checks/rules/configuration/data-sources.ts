import { reportIn } from '../../configuration/configurations.ts';
import { type DataSource, dataSourcesIn } from '../../configuration/data-sources.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const dataSources: InventoryRule = {
  id: 'configuration/data-sources',
  severity: 'error',
  scope: 'inventory',
  summary:
    'every provisioned data source has a name, a type and a uid of its own, and one of them is the default',
  check(inventory, report) {
    const sources = dataSourcesIn(inventory);
    // Each Grafana has its own data sources.
    for (const pod of new Set(sources.map(({ configuration }) => configuration.program.pod))) {
      const own = sources.filter(({ configuration }) => configuration.program.pod === pod);
      for (const field of ['name', 'uid'] as const) checkDistinct(field, own, report);
      checkDefault(own, report);
    }
    for (const source of sources) checkFields(source, report);
  },
};

function checkFields({ configuration, path, name, uid, type }: DataSource, report: InventoryReport): void {
  const what = name === undefined ? 'a data source' : `the data source "${name}"`;
  for (const [field, value] of Object.entries({ name, type })) {
    if (value === undefined)
      reportIn(report, configuration, path, `${what} has no ${field}`, { fix: `write ${field}: …` });
  }
  if (uid === undefined) {
    reportIn(
      report,
      configuration,
      path,
      `${what} has no uid: Grafana makes one up, and nothing can refer to it`,
      {
        severity: 'warning',
        fix: 'write uid: …',
      },
    );
  }
}

function checkDistinct(field: 'name' | 'uid', sources: readonly DataSource[], report: InventoryReport): void {
  const seen = new Set<string>();
  for (const source of sources) {
    const value = source[field];
    if (value === undefined) continue;
    // The same name in another organization is another data source.
    const key = `${source.source.orgId ?? 1} ${value}`;
    if (seen.has(key)) {
      const place = [...source.path, field];
      reportIn(report, source.configuration, place, `two data sources have the ${field} "${value}"`, {
        fix: 'give each its own',
      });
    }
    seen.add(key);
  }
}

function checkDefault(sources: readonly DataSource[], report: InventoryReport): void {
  const defaults = sources.filter(({ source }) => source.isDefault === true);
  const [first, second] = defaults;
  if (!first || !second || (first.source.orgId ?? 1) !== (second.source.orgId ?? 1)) return;
  reportIn(
    report,
    second.configuration,
    [...second.path, 'isDefault'],
    `the data sources "${first.name}" and "${second.name}" are both the default, and Grafana does not start`,
    { fix: 'keep isDefault: true for one of them' },
  );
}
