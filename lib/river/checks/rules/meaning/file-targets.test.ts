import { expect, test } from '@jest/globals';
import { fileTargets } from './file-targets.ts';
import { found } from './testing.ts';

const pods = 'discovery.kubernetes "pods" {\n  role = "pod"\n}\n';
const relabel = (rule: string) => `discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets
  rule {
    ${rule}
  }
}
`;
const source = (targets: string) => `loki.source.file "logs" {
  targets    = ${targets}
  forward_to = []
}
`;

test.each([
  ['nothing', ''],
  [
    'a rule sets it',
    pods +
      relabel('target_label = "__path__"\nreplacement = "/var/log/*.log"') +
      source('discovery.relabel.pods.output'),
  ],
  ['it is written out', source('[{ __path__ = "/var/log/a.log" }]')],
  [
    'a match of files hands on what it was given',
    `local.file_match "a" {\n  path_targets = [{ __path__ = "/var/log/*.log" }]\n}\n${source('local.file_match.a.targets')}`,
  ],
  [
    'the labels of a source are not known',
    `discovery.http "a" {\n  url = "http://a"\n}\n${source('discovery.http.a.targets')}`,
  ],
  [
    'the targets come from outside',
    `declare "a" {\n  argument "targets" { }\n  ${source('argument.targets.value')}}\n`,
  ],
  [
    'labels are mapped to it',
    pods +
      relabel(
        'action = "labelmap"\nregex = "__meta_kubernetes_pod_annotation_(path)"\nreplacement = "__$${1}__"'.replace(
          '$$',
          '$',
        ),
      ) +
      source('discovery.relabel.pods.output'),
  ],
])('%s', async (_, text) => {
  expect(await found(fileTargets, text)).toEqual([]);
});

const problem = (name: string, to = 'loki.source.file "logs"') =>
  `error: the targets of ${name} have no __path__ when they come to ${to}, so no file is read`;

test.each([
  [
    'discovery alone',
    pods + source('discovery.kubernetes.pods.targets'),
    `5 ${problem('discovery.kubernetes "pods"')}`,
  ],
  [
    'another label is set',
    pods +
      relabel('target_label = "path"\nreplacement = "/var/log/*.log"') +
      source('discovery.relabel.pods.output'),
    `12 ${problem('discovery.kubernetes "pods"')}`,
  ],
  [
    'it is taken away again',
    pods +
      relabel(
        'target_label = "__path__"\nreplacement = "/a"\n}\nrule {\naction = "labeldrop"\nregex = "__path.*"',
      ) +
      source('discovery.relabel.pods.output'),
    `16 ${problem('discovery.kubernetes "pods"')}`,
  ],
  ['a list without it', source('[{ path = "/a" }]'), `2 ${problem('the list')}`],
  [
    'before a match of files',
    `${pods}local.file_match "a" {\n  path_targets = discovery.kubernetes.pods.targets\n}\n`,
    `5 ${problem('discovery.kubernetes "pods"', 'local.file_match "a"')}`,
  ],
  [
    'one of two lists',
    pods + source('array.concat([{ __path__ = "/a" }], discovery.kubernetes.pods.targets)'),
    `5 ${problem('discovery.kubernetes "pods"')}`,
  ],
])('%s', async (_, text, expected) => {
  expect(await found(fileTargets, text)).toEqual([expected]);
});
