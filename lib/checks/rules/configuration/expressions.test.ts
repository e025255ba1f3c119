import { beforeAll } from '@jest/globals';
import { loadLanguages } from '../../configuration/languages.ts';
import { grafana, program } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { expressions } from './expressions.ts';

beforeAll(() => loadLanguages());

const rules = (image: string, expr: string, main: string) =>
  program(image, {
    files: {
      'config.yaml': main,
      'rules.yaml': `groups:\n- name: a\n  rules:\n  - alert: A\n    expr: ${JSON.stringify(expr)}\n`,
    },
  });
const prometheus = (expr: string) => rules('prometheus:v3.14.0', expr, 'rule_files: [rules.yaml]');
const loki = (expr: string) => rules('loki:3.7.6', expr, 'ruler: {storage: {local: {directory: /etc}}}');
const panel = (type: string, expr: string) =>
  grafana({ dashboard: JSON.stringify({ panels: [{ datasource: { type }, targets: [{ expr }] }] }) });

testRule(expressions, {
  finds: {
    'a bracket too few': [
      prometheus('sum(rate(up[5m])'),
      'ConfigMap/it data["rules.yaml"].groups[0].rules[0].expr: this is no PromQL: it ends too early',
    ],
    'LogQL where PromQL belongs': [
      prometheus('{a="b"} |= "c"'),
      'ConfigMap/it data["rules.yaml"].groups[0].rules[0].expr: this is no PromQL from "|= "c"" on',
    ],
    'a rule of Loki': [
      loki('rate({a="b"}[5m]'),
      'ConfigMap/it data["rules.yaml"].groups[0].rules[0].expr: this is no LogQL: it ends too early',
    ],
    'a panel': [
      panel('prometheus', 'sum by (a (up)'),
      'ConfigMap/grafana data["one.json"].panels[0].targets[0].expr: this is no PromQL from "(up)" on',
    ],
    'a panel with logs': [
      panel('loki', '{a="b"} |= '),
      'ConfigMap/grafana data["one.json"].panels[0].targets[0].expr: this is no LogQL: it ends too early',
    ],
  },
  passes: {
    PromQL: prometheus('histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m]))) > 1'),
    LogQL: loki('sum(count_over_time({a="b"} |= "c" | json [5m])) > 0'),
    'variables of a dashboard': panel(
      'prometheus',
      'topk($n, sum by ($by) (rate(a{b=~"$b", c="${c}"}[$__rate_interval]))) offset $shift',
    ),
    'panels of others': panel('tempo', '{ a'),
  },
});
