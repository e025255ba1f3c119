import { asText, at, isPlainObject, objectsIn } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import { type Configuration, distinctConfigurations, reportIn } from '../../configuration/configurations.ts';
import { type DataSource, dataSourcesIn } from '../../configuration/data-sources.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const dataSourceUid: InventoryRule = {
  id: 'configuration/data-source-uid',
  severity: 'error',
  scope: 'inventory',
  summary: 'every data source that another one or a dashboard refers to is there, and of the right kind',
  check(inventory, report) {
    const sources = dataSourcesIn(inventory);
    if (sources.length === 0) return;
    for (const { configuration, source, path } of sources) {
      const jsonData = source.jsonData;
      for (const { keys, wanted } of references) {
        for (const [uid, below] of valuesAt(jsonData, keys, [...path, 'jsonData']))
          checkUid(uid, below, wanted, configuration, sources, report);
      }
    }
    for (const dashboard of distinctConfigurations(inventory, 'dashboard')) {
      eachDataSource(dashboard.parsed.value, [], ({ uid, type, path }) => {
        if (!isBuiltIn(uid))
          checkUid(uid, path, type === undefined ? undefined : [type], dashboard, sources, report);
      });
    }
  },
};

const tracing = ['tempo', 'jaeger', 'zipkin', 'grafana-x-ray-datasource'];
const metrics = ['prometheus', 'grafana-amazonprometheus-datasource', 'grafana-azureprometheus-datasource'];

/** Where a data source names another, and of which types that may be. Source: the settings of Grafana's own data sources. */
const references: readonly { readonly keys: readonly string[]; readonly wanted?: readonly string[] }[] = [
  { keys: ['exemplarTraceIdDestinations', '[]', 'datasourceUid'], wanted: tracing },
  { keys: ['derivedFields', '[]', 'datasourceUid'] },
  { keys: ['tracesToLogs', 'datasourceUid'] },
  { keys: ['tracesToLogsV2', 'datasourceUid'] },
  { keys: ['tracesToMetrics', 'datasourceUid'], wanted: metrics },
  { keys: ['tracesToProfiles', 'datasourceUid'], wanted: ['grafana-pyroscope-datasource'] },
  { keys: ['tracesToProfilesV2', 'datasourceUid'], wanted: ['grafana-pyroscope-datasource'] },
  { keys: ['serviceMap', 'datasourceUid'], wanted: metrics },
  { keys: ['lokiSearch', 'datasourceUid'], wanted: ['loki'] },
  { keys: ['alertmanagerUid'], wanted: ['alertmanager'] },
];

/** The texts at a chain of keys, `[]` standing for every item of a list. */
function valuesAt(value: unknown, [key, ...rest]: readonly string[], path: Path): [string, Path][] {
  if (key === undefined) {
    const text = asText(value);
    return text === undefined ? [] : [[text, path]];
  }
  if (key !== '[]') return valuesAt(at(value, key), rest, [...path, key]);
  return objectsIn(value).flatMap(([item, index]) => valuesAt(item, rest, [...path, index]));
}

function checkUid(
  uid: string,
  path: Path,
  wanted: readonly string[] | undefined,
  configuration: Configuration,
  sources: readonly DataSource[],
  report: InventoryReport,
): void {
  const found = sources.find((source) => source.uid === uid);
  if (!found) {
    const uids = sources.flatMap((source) => source.uid ?? []);
    reportIn(report, configuration, path, `there is no data source with the uid "${uid}"`, {
      fix: suggestion(uid, uids),
    });
  } else if (wanted && found.type !== undefined && !wanted.includes(found.type)) {
    const fitting = sources.filter(({ type }) => type !== undefined && wanted.includes(type));
    reportIn(
      report,
      configuration,
      path,
      `the data source "${uid}" is of type ${found.type}, not ${wanted[0]}`,
      {
        fix: fitting[0]?.uid ? `write ${fitting[0].uid}` : `name one of type ${wanted.join(' or ')}`,
      },
    );
  }
}

/** Grafana's own, and what a variable of the dashboard stands for. */
const isBuiltIn = (uid: string) => uid === 'grafana' || /^(?:--|__|\$)/.test(uid);

function eachDataSource(
  value: unknown,
  path: Path,
  visit: (found: { uid: string; type: string | undefined; path: Path }) => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) eachDataSource(item, [...path, index], visit);
  } else if (isPlainObject(value)) {
    const uid = asText(at(value.datasource, 'uid'));
    const type = asText(at(value.datasource, 'type'));
    if (uid !== undefined) visit({ uid, type, path: [...path, 'datasource', 'uid'] });
    for (const [key, member] of Object.entries(value)) {
      if (key !== 'datasource') eachDataSource(member, [...path, key], visit);
    }
  }
}
