import { expect, test } from '@jest/globals';
import { alloy, foundBy, type WorkloadOptions } from '../../../pod/testing.ts';

const discovery = 'discovery.kubernetes "a" {\n  role = "pod"\n}\n';
const ofNode =
  'discovery.kubernetes "a" {\n  role = "pod"\n  selectors {\n    role  = "pod"\n    field = "spec.nodeName=" + sys.env("NODE_NAME")\n  }\n}\n';
const enabled = (value = 'true') => `  clustering {\n    enabled = ${value}\n  }\n`;
const scrape = (targets: string, more = '') =>
  `prometheus.scrape "a" {\n  targets    = ${targets}\n  forward_to = []\n${more}}\n`;
const all = 'discovery.kubernetes.a.targets';
const self = 'prometheus.exporter.self "a" { }\n';
const events = (more = '') => `loki.source.kubernetes_events "a" {\n  forward_to = []\n${more}}\n`;

const several: WorkloadOptions = { spec: { replicas: 2 } };
const clustered: WorkloadOptions = { ...several, flags: ['--cluster.enabled=true'] };
const env = [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }];
const perNode: WorkloadOptions = { kind: 'DaemonSet', container: { env } };

const found = (text: string, options: WorkloadOptions) => foundBy('river/clustering', alloy(text, options));

test.each<[string, string, WorkloadOptions]>([
  ['one pod', discovery + scrape(all), {}],
  ['several that share', discovery + scrape(all, enabled()), clustered],
  ['each its own metrics', self + scrape('prometheus.exporter.self.a.targets'), clustered],
  ['each its own node', ofNode + scrape(all), perNode],
  [
    'each its own node, by a rule',
    `${discovery}discovery.relabel "b" {\n  targets = ${all}\n  rule {\n    source_labels = ["__meta_kubernetes_pod_node_name"]\n    regex = sys.env("NODE_NAME")\n    action = "keep"\n  }\n}\n${scrape('discovery.relabel.b.output')}`,
    perNode,
  ],
  ['each what is on its own host', scrape('[{ __address__ = "127.0.0.1:80" }]'), perNode],
  ['events that are shared', events(enabled()), clustered],
  [
    'pods that are found on the own node',
    'loki.source.podlogs "a" {\n  forward_to = []\n  node_filter {\n    enabled = true\n  }\n}\n',
    perNode,
  ],
  ['whether it is shared is not known', discovery + scrape(all, enabled('sys.env("X") == "y"')), several],
  ['where the targets come from is not known', scrape('argument.targets.value'), several],
])('%s', async (_, text, options) => {
  expect(await found(text, options)).toEqual([]);
});

const many = (who: string, component = 'prometheus.scrape "a"') =>
  `error: ${who} does all that ${component} says, so everything is there as many times`;

test.each<[string, string, WorkloadOptions, string]>([
  ['several that do not share', discovery + scrape(all), clustered, many('each of 2 pods')],
  ['switched off', discovery + scrape(all, enabled('false')), clustered, many('each of 2 pods')],
  ['all nodes on every node', discovery + scrape(all), perNode, many('the pod on each node')],
  [
    'the own node, but not on each',
    ofNode + scrape(all),
    { ...several, container: { env } },
    many('each of 2 pods'),
  ],
  ['the own node by a wrong name', ofNode + scrape(all), { kind: 'DaemonSet' }, many('the pod on each node')],
  [
    'one of two lists',
    `${discovery}${self}${scrape(`array.concat(prometheus.exporter.self.a.targets, ${all})`)}`,
    several,
    many('each of 2 pods'),
  ],
  ['events', events(), several, many('each of 2 pods', 'loki.source.kubernetes_events "a"')],
  [
    'events on every node',
    events(),
    perNode,
    many('the pod on each node', 'loki.source.kubernetes_events "a"'),
  ],
  [
    'one database',
    'prometheus.exporter.redis "r" {\n  redis_addr = "r:1"\n}\n' +
      scrape('prometheus.exporter.redis.r.targets'),
    several,
    many('each of 2 pods'),
  ],
  [
    'monitors',
    'prometheus.operator.servicemonitors "a" {\n  forward_to = []\n}\n',
    several,
    many('each of 2 pods', 'prometheus.operator.servicemonitors "a"'),
  ],
  [
    'without a cluster',
    discovery + scrape(all, enabled()),
    several,
    'error: clustering has no effect, because Alloy is started without --cluster.enabled: each of 2 pods does all the work',
  ],
  [
    'what each has of its own',
    self + scrape('prometheus.exporter.self.a.targets', enabled()),
    clustered,
    'error: prometheus.scrape "a" shares out targets that only this pod has: the pod that they fall to may not know them',
  ],
])('%s', async (_, text, options, expected) => {
  expect(await found(text, options)).toEqual([expect.stringContaining(expected)]);
});
