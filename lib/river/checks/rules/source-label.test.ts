import { expect, test } from '@jest/globals';
import { checkRiver } from '../engine.ts';
import { testRule } from '../testing.ts';
import { sourceLabel } from './source-label.ts';

const discovery = (role: string) => `discovery.kubernetes "d" {\n role = ${role}\n}\n`;
const relabel = (label: string, targets = 'discovery.kubernetes.d.targets', more = '') =>
  `discovery.relabel "r" {\n targets = ${targets}\n ${more}\n rule {\n  source_labels = ["${label}"]\n  target_label = "x"\n }\n}`;
const journal = (label: string) =>
  `loki.source.journal "j" {\n relabel_rules = loki.relabel.r.rules\n labels = { job = "a" }\n}\nloki.relabel "r" {\n forward_to = []\n rule {\n  source_labels = ["${label}"]\n  target_label = "x"\n }\n}`;

testRule(sourceLabel, {
  finds: {
    'a label of another role': [
      discovery('"node"') + relabel('__meta_kubernetes_pod_name'),
      '8: there is no label "__meta_kubernetes_pod_name" here',
    ],
    'a misspelt label': [
      discovery('"pod"') + relabel('__meta_kubernetes_pod_nam'),
      '8: there is no label "__meta_kubernetes_pod_nam" here',
    ],
    'a label that no rule sets': [
      discovery('"pod"') + relabel('namespace'),
      '8: there is no label "namespace" here',
    ],
    'one that only a later rule sets': [
      discovery('"pod"') +
        relabel('first', undefined, 'rule {\n  source_labels = ["second"]\n  target_label = "first"\n }'),
      '7: there is no label "second" here',
    ],
    'a label behind another relabel': [
      `${discovery('"pod"')}discovery.relabel "a" {\n targets = discovery.kubernetes.d.targets\n}\n${relabel('b', 'discovery.relabel.a.output')}`,
      '11: there is no label "b" here',
    ],
    'a label that no one of several sources has': [
      discovery('"pod"') +
        relabel('host', 'array.concat(discovery.kubernetes.d.targets, [{ __address__ = "a:1" }])'),
      '8: there is no label "host" here',
    ],
    'metadata that is not attached': [
      discovery('"pod"') + relabel('__meta_kubernetes_node_name'),
      '8: there is no label "__meta_kubernetes_node_name" here',
    ],
    'a label that the journal does not have': [
      journal('__journal_priority_kyword').replace('__journal_', '__jounal_'),
      '8: there is no label "__jounal_priority_kyword" here',
    ],
    'a file target': [
      `local.file_match "m" {\n path_targets = [{ __path__ = "/a" }]\n}\n${relabel('filename', 'local.file_match.m.targets')}`,
      '8: there is no label "filename" here',
    ],
  },
  passes: {
    'labels of the role, also any label and annotation':
      discovery('"pod"') + relabel('__meta_kubernetes_pod_label_anything'),
    'labels that a rule before sets':
      discovery('"pod"') + relabel('first', undefined, 'rule {\n  target_label = "first"\n }'),
    'labels that Prometheus knows': discovery('"pod"') + relabel('__metrics_path__'),
    'what a labelmap makes':
      discovery('"pod"') +
      relabel(
        'anything',
        undefined,
        'rule {\n  regex = "__meta_kubernetes_pod_label_(.+)"\n  action = "labelmap"\n }',
      ),
    'a role that is not known': discovery('sys.env("ROLE")') + relabel('__meta_kubernetes_pod_name'),
    'a source that is not known': `discovery.http "d" {\n url = "http://x"\n}\n${relabel('anything', 'discovery.http.d.targets')}`,
    'one source of several that is not known': `discovery.http "h" { }\n${discovery('"pod"')}${relabel('anything', 'array.concat(discovery.kubernetes.d.targets, discovery.http.h.targets)')}`,
    'metadata that is attached': `discovery.kubernetes "d" {\n role = "pod"\n attach_metadata {\n  node = true\n }\n}\n${relabel('__meta_kubernetes_node_name')}`,
    'fields of the journal, and labels that are added': `${journal('__journal__systemd_unit')}\n${journal('job').replaceAll('"j"', '"k"').replaceAll('"r"', '"s"').replaceAll('.r.', '.s.')}`,
    'rules of log lines, whose labels are not known':
      'loki.source.api "a" {\n forward_to = [loki.relabel.r.receiver]\n}\nloki.relabel "r" {\n rule {\n  source_labels = ["anything"]\n  target_label = "x"\n }\n}',
    'rules that are lent to a source that is not known': `loki.source.docker "a" {\n relabel_rules = discovery.relabel.r.rules\n}\n${relabel('anything', '[]')}`,
    'components that lead back to themselves':
      'discovery.relabel "a" {\n targets = discovery.relabel.a.output\n rule {\n  source_labels = ["x"]\n  target_label = "y"\n }\n}',
  },
});

test.each([
  ['__meta_kubernetes_pod_nam', 'did you mean "__meta_kubernetes_pod_name"?'],
  ['__meta_kubernetes_service_name', 'the role of the discovery finds labels of pod only'],
  ['__meta_kubernetes_pod_nothing_like_it', 'name a label that role "pod" has'],
  ['nothing_like_it', 'name a label that the targets have, or one that a rule before sets'],
])('what to write instead of %s', async (label, fix) => {
  const files = [{ name: 'x.alloy', text: discovery('"pod"') + relabel(label) }];
  expect((await checkRiver({ files, rules: [sourceLabel] })).findings).toMatchObject([{ fix }]);
});
