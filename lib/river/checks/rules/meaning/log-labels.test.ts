import { expect, test } from '@jest/globals';
import { logLabels } from './log-labels.ts';
import { found } from './testing.ts';

const write = (labels = '') => `loki.write "out" {
  endpoint {
    url = "http://loki:3100"
  }
  ${labels}
}
`;

/** A stream of files, by way of `rules` and `stages`, to Loki. */
const stream = (rules: string, stages = '', labels = '') => `discovery.kubernetes "pods" {
  role = "pod"
}
discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets
${rules}
}
loki.source.file "logs" {
  targets    = discovery.relabel.pods.output
  forward_to = [loki.process.logs.receiver]
}
loki.process "logs" {
  stage.label_drop {
    values = ["filename"]
  }
${stages}
  forward_to = [loki.write.out.receiver]
}
${write(labels)}`;

const rule = (source: string, target: string, more = '') =>
  `  rule {\n    source_labels = ["${source}"]\n    target_label  = "${target}"\n${more}\n  }`;

const pod = rule('__meta_kubernetes_pod_name', 'pod');

test.each<[string, string]>([
  ['nothing', ''],
  ['nothing is sent', write()],
  ['names that many pods share', stream(rule('__meta_kubernetes_namespace', 'namespace'))],
  ['a name that says pod and holds none', stream(rule('__meta_kubernetes_namespace', 'pod'))],
  ['what begins with __ is no label of the stream', stream(rule('__meta_kubernetes_pod_uid', '__path__'))],
  ['the pod beside the line', stream(pod, '  stage.structured_metadata {\n    values = { pod = "" }\n  }')],
  ['the pod dropped by a pattern', stream(pod, '  stage.structured_metadata {\n    regex = "^po"\n  }')],
  ['only what is kept', stream(pod, '  stage.label_keep {\n    values = ["job"]\n  }')],
  [
    'a part of the name',
    stream(rule('__meta_kubernetes_pod_name', 'app', '    regex = "(.+)-[a-z0-9]+-[a-z0-9]+"')),
  ],
  ['a job from an annotation', stream(rule('__meta_kubernetes_pod_annotation_job', 'job'))],
  [
    'an annotation of which only some values are taken',
    stream(rule('__meta_kubernetes_pod_annotation_kind', 'kind', '    regex = "(web|worker)"')),
  ],
  [
    'an annotation that only chooses',
    stream(rule('__meta_kubernetes_pod_annotation_kind', 'kind', '    replacement = "web"')),
  ],
  [
    'labels that are listed',
    stream('  rule {\n    action = "labelmap"\n    regex = "__meta_kubernetes_pod_label_(app|team)"\n  }'),
  ],
  [
    'a pod name taken away again',
    stream(`${pod}\n  rule {\n    action = "labeldrop"\n    regex = "pod"\n  }`),
  ],
  [
    'a pod name emptied again',
    stream(`${pod}\n  rule {\n    target_label = "pod"\n    replacement = ""\n  }`),
  ],
  [
    'files that are listed by name',
    `loki.source.file "a" {\n  targets = [{ __path__ = "/var/log/audit.log" }]\n  forward_to = [loki.write.out.receiver]\n}\n${write()}`,
  ],
  [
    'the journal by unit',
    `loki.relabel "j" {\n  forward_to = []\n${rule('__journal__systemd_unit', 'unit')}\n}\nloki.source.journal "j" {\n  relabel_rules = loki.relabel.j.rules\n  labels = { job = "journal" }\n  forward_to = [loki.write.out.receiver]\n}\n${write()}`,
  ],
  [
    'fields with few values',
    stream('', '  stage.labels {\n    values = { level = "", kind = "severity" }\n  }'),
  ],
])('%s', async (_, text) => {
  expect(await found(logLabels, text)).toEqual([]);
});

const holds = (label: string, what: string) =>
  `error: label "${label}" holds ${what}, so each makes a stream of its own when it reaches loki.write "out"`;

test.each<[string, string, string]>([
  ['the name of a pod', stream(pod), `6 ${holds('pod', 'the name of a pod')}`],
  [
    'by another name',
    stream(rule('__meta_kubernetes_pod_name', 'instance')),
    `6 ${holds('instance', 'the name of a pod')}`,
  ],
  [
    'by way of another label',
    stream(`${pod}\n${rule('pod', 'instance')}\n  rule {\n    action = "labeldrop"\n    regex = "pod"\n  }`),
    `11 ${holds('instance', 'the name of a pod')}`,
  ],
  [
    'as a part of a label',
    stream(
      '  rule {\n    source_labels = ["__meta_kubernetes_namespace", "__meta_kubernetes_pod_name"]\n    separator = "/"\n    target_label = "instance"\n  }',
    ),
    `6 ${holds('instance', 'the name of a pod')}`,
  ],
  ['an address', stream(rule('__address__', 'instance')), `6 ${holds('instance', 'the address of a pod')}`],
  [
    'a uid',
    stream(rule('__meta_kubernetes_pod_uid', 'uid')),
    `6 ${holds('uid', 'an id that is never used twice')}`,
  ],
  [
    'a container',
    stream(rule('__meta_kubernetes_pod_container_id', 'container')),
    `6 ${holds('container', 'the id of a container')}`,
  ],
  ['the file', stream('').replace('"filename"', '"file"'), `8 ${holds('filename', 'a path')}`],
  [
    'a trace',
    stream('', '  stage.labels {\n    values = { trace = "trace_id" }\n  }'),
    `16 ${holds('trace', 'the id of a trace')}`,
  ],
  [
    'a span',
    stream('', '  stage.labels {\n    values = { span_id = "" }\n  }'),
    `16 ${holds('span_id', 'the id of a span')}`,
  ],
  [
    'a field of the request',
    stream('', '  stage.labels {\n    values = { user_id = "" }\n  }'),
    `16 ${holds('user_id', 'an id that is never used twice')}`,
  ],
  [
    'groups of a pattern',
    stream(
      '',
      '  stage.regex {\n    expression         = "(?P<trace_id>\\\\w+)"\n    labels_from_groups = true\n  }',
    ),
    `16 ${holds('trace_id', 'the id of a trace')}`,
  ],
  [
    'only some lines are spared',
    stream(
      pod,
      '  stage.match {\n    selector = "{a=\\"b\\"}"\n    stage.label_drop {\n      values = ["pod"]\n    }\n  }',
    ),
    `6 ${holds('pod', 'the name of a pod')}`,
  ],
  [
    'processes of the journal',
    `loki.relabel "j" {\n  forward_to = []\n${rule('__journal__pid', 'pid')}\n}\nloki.source.journal "j" {\n  relabel_rules = loki.relabel.j.rules\n  forward_to = [loki.write.out.receiver]\n}\n${write()}`,
    `3 ${holds('pid', 'the id of a process')}`,
  ],
  [
    'behind a loki.relabel',
    `loki.source.api "in" {\n  http { }\n  forward_to = [loki.relabel.r.receiver]\n}\nloki.relabel "r" {\n  forward_to = [loki.write.out.receiver]\n${rule('__address__', 'a')}\n}\n${write()}`,
    `7 ${holds('a', 'the address of a pod')}`,
  ],
  [
    'whatever labels there are',
    stream('  rule {\n    action = "labelmap"\n    regex = "__meta_kubernetes_pod_label_(.+)"\n  }'),
    '6 error: whatever labels are found become labels of the log stream when it reaches loki.write "out"',
  ],
  [
    'an annotation',
    stream(rule('__meta_kubernetes_pod_annotation_team', 'team')),
    '6 warning: label "team" holds the text of an annotation when it reaches loki.write "out"',
  ],
])('%s', async (_, text, expected) => {
  expect(await found(logLabels, text)).toEqual([expected]);
});

test.each([
  [15, 0],
  [16, 1],
])('%d labels make %d findings', async (number, expected) => {
  const labels = Array.from({ length: number - 1 }, (_, index) => `l${index} = "a"`);
  const text = stream(
    rule('__meta_kubernetes_namespace', 'namespace'),
    '',
    `external_labels = { ${labels.join(', ')} }`,
  );
  expect(await found(logLabels, text)).toHaveLength(expected);
});

test('a label that reaches two writers is told once', async () => {
  const text = stream(pod).replace(
    '[loki.write.out.receiver]',
    '[loki.write.out.receiver, loki.write.more.receiver]',
  );
  expect(await found(logLabels, text + write().replace('"out"', '"more"'))).toHaveLength(1);
});
