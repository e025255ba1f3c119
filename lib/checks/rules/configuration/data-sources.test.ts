import { grafana } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { dataSources } from './data-sources.ts';

const of = (...sources: readonly string[]) =>
  grafana({ sources: `datasources:\n${sources.map((source) => `- {${source}}\n`).join('')}` });

testRule(dataSources, {
  finds: {
    'no name and no type': [
      of('uid: a'),
      'ConfigMap/grafana data["sources.yaml"].datasources[0]: a data source has no name',
      'ConfigMap/grafana data["sources.yaml"].datasources[0]: a data source has no type',
    ],
    'no uid': [
      of('name: A, type: loki'),
      'warning ConfigMap/grafana data["sources.yaml"].datasources[0]: the data source "A" has no uid: Grafana makes one up, and nothing can refer to it',
    ],
    'a uid twice': [
      of('name: A, type: loki, uid: a', 'name: B, type: loki, uid: a'),
      'ConfigMap/grafana data["sources.yaml"].datasources[1].uid: two data sources have the uid "a"',
    ],
    'a name twice': [
      of('name: A, type: loki, uid: a', 'name: A, type: loki, uid: b'),
      'ConfigMap/grafana data["sources.yaml"].datasources[1].name: two data sources have the name "A"',
    ],
    'two defaults': [
      of('name: A, type: loki, uid: a, isDefault: true', 'name: B, type: loki, uid: b, isDefault: true'),
      'ConfigMap/grafana data["sources.yaml"].datasources[1].isDefault: the data sources "A" and "B" are both the default, and Grafana does not start',
    ],
  },
  passes: {
    'two of them': of('name: A, type: loki, uid: a, isDefault: true', 'name: B, type: loki, uid: b'),
    'the same in two organizations': of(
      'name: A, type: loki, uid: a',
      'name: A, type: loki, uid: a, orgId: 2',
    ),
    nothing: grafana({ sources: '' }),
  },
});
