import { expect, test } from '@jest/globals';
import { scrapedTwice } from './scraped-twice.ts';
import { found } from './testing.ts';

const discovery = (label: string, body = '') =>
  `discovery.kubernetes "${label}" {\n  role = "pod"\n${body}}\n`;
const relabel = (label: string, rules: string, from = 'a') =>
  `discovery.relabel "${label}" {\n  targets = discovery.kubernetes.${from}.targets\n${rules}}\n`;
const keep = (label: string, regex: string) =>
  `  rule {\n    source_labels = ["__meta_kubernetes_${label}"]\n    regex = "${regex}"\n    action = "keep"\n  }\n`;
const scrape = (label: string, targets: string, more = '') =>
  `prometheus.scrape "${label}" {\n  targets = ${targets}\n  forward_to = []\n${more}}\n`;

const a = discovery('a');

test.each([
  ['nothing', ''],
  ['one scrape', a + scrape('one', 'discovery.kubernetes.a.targets')],
  [
    'two paths',
    a +
      scrape('one', 'discovery.kubernetes.a.targets') +
      scrape('two', 'discovery.kubernetes.a.targets', '  metrics_path = "/metrics/cadvisor"\n'),
  ],
  [
    'two ports',
    a +
      relabel('x', keep('pod_container_port_number', '80')) +
      relabel('y', keep('pod_container_port_number', '90')) +
      scrape('one', 'discovery.relabel.x.output') +
      scrape('two', 'discovery.relabel.y.output'),
  ],
  [
    'another address',
    a +
      relabel('x', '  rule {\n    target_label = "__address__"\n    replacement = "x:1"\n  }\n') +
      scrape('one', 'discovery.relabel.x.output') +
      scrape('two', 'discovery.kubernetes.a.targets'),
  ],
  [
    'other namespaces',
    `${discovery('a', '  namespaces {\n    names = ["a"]\n  }\n')}${discovery('b', '  namespaces {\n    names = ["b"]\n  }\n')}${scrape('one', 'discovery.kubernetes.a.targets')}${scrape('two', 'discovery.kubernetes.b.targets')}`,
  ],
  [
    'targets that cannot be told',
    `${scrape('one', 'json_path(local.file.a.content, ".x")')}${scrape('two', 'json_path(local.file.a.content, ".x")')}local.file "a" {\n  filename = "/a"\n}\n`,
  ],
])('%s', async (_, text) => {
  expect(await found(scrapedTwice, text)).toEqual([]);
});

const both = (source: string) =>
  `error: prometheus.scrape "two" collects from ${source} what prometheus.scrape "one" collects, too`;

test.each([
  [
    'the same targets',
    a + scrape('one', 'discovery.kubernetes.a.targets') + scrape('two', 'discovery.kubernetes.a.targets'),
    `9 ${both('discovery.kubernetes')}`,
  ],
  [
    'found by two components',
    a +
      discovery('b') +
      scrape('one', 'discovery.kubernetes.a.targets') +
      scrape('two', 'discovery.kubernetes.b.targets'),
    `12 ${both('discovery.kubernetes')}`,
  ],
  [
    'on one node and on all',
    a +
      discovery(
        'b',
        '  selectors {\n    role = "pod"\n    field = "spec.nodeName=" + sys.env("NODE_NAME")\n  }\n',
      ) +
      scrape('one', 'discovery.kubernetes.a.targets') +
      scrape('two', 'discovery.kubernetes.b.targets'),
    `16 ${both('discovery.kubernetes')}`,
  ],
  [
    'some of all',
    a +
      relabel('x', keep('namespace', 'app')) +
      scrape('one', 'discovery.kubernetes.a.targets') +
      scrape('two', 'discovery.relabel.x.output'),
    `17 ${both('discovery.kubernetes')}`,
  ],
  [
    'with other labels',
    a +
      relabel('x', '  rule {\n    target_label = "job"\n    replacement = "x"\n  }\n') +
      scrape('one', 'discovery.kubernetes.a.targets') +
      scrape('two', 'discovery.relabel.x.output'),
    `16 ${both('discovery.kubernetes')}`,
  ],
  [
    'targets that are written out',
    scrape('one', '[{ __address__ = "a:1" }]') + scrape('two', '[{ __address__ = "a:1" }]'),
    `6 ${both('a list of targets')}`,
  ],
  [
    'one list with the same in it twice',
    a +
      relabel('x', keep('namespace', 'app')) +
      scrape('one', 'array.concat(discovery.kubernetes.a.targets, discovery.relabel.x.output)'),
    '13 error: prometheus.scrape "one" is given targets of discovery.kubernetes twice',
  ],
  [
    'events',
    'loki.source.kubernetes_events "one" {\n  forward_to = []\n}\nloki.source.kubernetes_events "two" {\n  namespaces = ["a"]\n  forward_to = []\n}\n',
    '4 error: loki.source.kubernetes_events "two" collects from the cluster what loki.source.kubernetes_events "one" collects, too',
  ],
])('%s', async (_, text, expected) => {
  expect(await found(scrapedTwice, text)).toEqual([expected]);
});
