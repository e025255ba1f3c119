import { manifest, testRule } from '../../testing.ts';
import { collected } from './collected.ts';

const sidecar = (label: string, namespace = '') =>
  manifest(
    'apps/v1',
    'Deployment',
    `spec: {template: {metadata: {labels: {app: it}}, spec: {containers: [{name: sidecar, image: quay.io/kiwigrid/k8s-sidecar:2.10.1, env: [{name: LABEL, value: ${label}}, {name: LABEL_VALUE, value: "1"}, {name: FOLDER, value: /tmp}${namespace && `, {name: NAMESPACE, value: ${namespace}}`}]}]}}}`,
  );
const configMap = (labels: string, data: Readonly<Record<string, string>>) =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: one, namespace: app, labels: {${labels}}}, data: ${JSON.stringify(data)}}`;
const dashboard = { 'one.json': '{"panels": [], "schemaVersion": 41}' };
const rules = { 'one.yaml': 'groups: [{name: a, rules: []}]' };
const sources = { 'one.yaml': 'apiVersion: 1\ndatasources: []' };

testRule(collected, {
  finds: {
    'no label': [
      [sidecar('grafana_dashboard'), configMap('', dashboard)],
      'ConfigMap/one metadata.labels: it holds a dashboard, and nothing reads it',
    ],
    'a misspelt one': [
      [sidecar('grafana_dashboard'), configMap('grafana_dashbord: "1"', dashboard)],
      'ConfigMap/one metadata.labels: it holds a dashboard, and nothing reads it',
    ],
    'another value': [
      [sidecar('loki_rule'), configMap('loki_rule: "true"', rules)],
      'ConfigMap/one metadata.labels: it holds rules, and nothing reads it',
    ],
    'data sources': [
      [sidecar('grafana_datasource'), configMap('a: b', sources)],
      'ConfigMap/one metadata.labels: it holds data sources of Grafana, and nothing reads it',
    ],
  },
  passes: {
    'the label': [sidecar('grafana_dashboard'), configMap('grafana_dashboard: "1"', dashboard)],
    'a sidecar that looks everywhere': [sidecar('loki_rule', 'ALL'), configMap('loki_rule: "1"', rules)],
    'a sidecar that looks elsewhere': [sidecar('loki_rule', 'other'), configMap('', rules)],
    'no sidecar': configMap('', dashboard),
    'other texts': [
      sidecar('a'),
      configMap('', { 'one.yaml': 'groups: all\n', 'two.json': '[]', three: 'x' }),
    ],
  },
});
