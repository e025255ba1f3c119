import { program } from '../../configuration/testing.ts';
import { manifest, testRule } from '../../testing.ts';
import { ruleFiles } from './rule-files.ts';

const prometheus = (rules: string, pattern = 'rules.yaml') =>
  program('prometheus:v3.14.0', {
    files: { 'config.yaml': `rule_files: [${pattern}]`, 'rules.yaml': rules },
  });
const rule = (fields: string) => prometheus(`groups:\n- name: a\n  rules:\n  - {${fields}}`);

testRule(ruleFiles, {
  finds: {
    'a pattern that fits nothing': [
      prometheus('groups: []', 'rule.yaml'),
      'ConfigMap/it data["config.yaml"].rule_files[0]: no file fits "rule.yaml"',
    ],
    'groups without names, and two of one': [
      prometheus('groups:\n- {rules: []}\n- {name: a, rules: []}\n- {name: a, rules: []}'),
      'ConfigMap/it data["rules.yaml"].groups[0]: this group has no name',
      'ConfigMap/it data["rules.yaml"].groups[2].name: two groups are called "a"',
    ],
    'keys that nobody knows': [
      prometheus('groups:\n- {name: a, intervall: 1m, rules: []}\nrules: []'),
      'ConfigMap/it data["rules.yaml"].groups[0].intervall: "intervall" is nothing that stands here',
      'ConfigMap/it data["rules.yaml"].rules: "rules" is nothing that a file of rules has',
    ],
    'both record and alert': [
      rule('record: a, alert: b, expr: up'),
      'ConfigMap/it data["rules.yaml"].groups[0].rules[0]: a rule has either record or alert',
    ],
    'no expression': [
      rule('alert: A'),
      'ConfigMap/it data["rules.yaml"].groups[0].rules[0]: this rule has no expr',
    ],
    'a name that is none': [
      rule('record: a-b, expr: up'),
      'ConfigMap/it data["rules.yaml"].groups[0].rules[0].record: "a-b" is no name of a metric',
    ],
    'what belongs to alerts': [
      rule('record: a, expr: up, for: 5m'),
      'ConfigMap/it data["rules.yaml"].groups[0].rules[0]: for and annotations are for alerts',
    ],
    'a label that is none': [
      rule('alert: A, expr: up, labels: {a-b: c}'),
      'ConfigMap/it data["rules.yaml"].groups[0].rules[0].labels.a-b: "a-b" is no name of a label',
    ],
    'a slip in an object of the operator': [
      manifest(
        'monitoring.coreos.com/v1',
        'PrometheusRule',
        'spec: {groups: [{name: a, rules: [{alert: A, expr: up, lables: {}}]}]}',
      ),
      'PrometheusRule/it spec.groups[0].rules[0].lables: "lables" is nothing that stands here',
    ],
  },
  passes: {
    'whole rules': prometheus(
      'groups:\n- name: a\n  interval: 1m\n  rules:\n  - {record: "a:b", expr: up}\n  - {alert: A, expr: up, for: 5m, labels: {severity: page}, annotations: {summary: a}}',
      '"*.yaml"',
    ),
    'a folder that is not among the manifests': prometheus('groups: []', '/etc/other/*.yaml'),
    'nothing at all': prometheus(''),
  },
});
