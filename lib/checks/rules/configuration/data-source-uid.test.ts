import { grafana } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { dataSourceUid } from './data-source-uid.ts';

const sources = (jsonData = '') =>
  `datasources:\n- {name: P, type: prometheus, uid: prometheus}\n- {name: L, type: loki, uid: loki}\n- {name: T, type: tempo, uid: tempo, jsonData: {${jsonData}}}\n`;
const panel = (datasource: string) => ({
  sources: sources(),
  dashboard: `{"panels": [{"targets": [{"datasource": ${datasource}}]}]}`,
});

testRule(dataSourceUid, {
  finds: {
    'a uid that is not there': [
      grafana({ sources: sources('serviceMap: {datasourceUid: prometeus}') }),
      'ConfigMap/grafana data["sources.yaml"].datasources[2].jsonData.serviceMap.datasourceUid: there is no data source with the uid "prometeus"',
    ],
    'the wrong kind': [
      grafana({ sources: sources('tracesToMetrics: {datasourceUid: loki}') }),
      'ConfigMap/grafana data["sources.yaml"].datasources[2].jsonData.tracesToMetrics.datasourceUid: the data source "loki" is of type loki, not prometheus',
    ],
    'in a list': [
      grafana({ sources: sources('exemplarTraceIdDestinations: [{name: a, datasourceUid: loki}]') }),
      'ConfigMap/grafana data["sources.yaml"].datasources[2].jsonData.exemplarTraceIdDestinations[0].datasourceUid: the data source "loki" is of type loki, not tempo',
    ],
    'in a dashboard': [
      grafana(panel('{"type": "prometheus", "uid": "mimir"}')),
      'ConfigMap/grafana data["one.json"].panels[0].targets[0].datasource.uid: there is no data source with the uid "mimir"',
    ],
    'of another type in a dashboard': [
      grafana(panel('{"type": "loki", "uid": "prometheus"}')),
      'ConfigMap/grafana data["one.json"].panels[0].targets[0].datasource.uid: the data source "prometheus" is of type prometheus, not loki',
    ],
  },
  passes: {
    'what is there': grafana({
      sources: sources('tracesToLogsV2: {datasourceUid: loki}, serviceMap: {datasourceUid: prometheus}'),
    }),
    'a dashboard': grafana(panel('{"type": "prometheus", "uid": "prometheus"}')),
    'what Grafana brings, and variables': [
      ...grafana(panel('{"uid": "-- Grafana --"}')),
      ...grafana(panel('{"uid": "$source"}')),
    ],
    'no data sources at all': grafana({ dashboard: '{"panels": [{"datasource": {"uid": "a"}}]}' }),
  },
});
