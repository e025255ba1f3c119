import { expect, test } from '@jest/globals';
import { alloy, foundBy, type WorkloadOptions } from '../../../pod/testing.ts';
import { otelcol } from '../meaning/testing.ts';

const spans = (more = '') =>
  otelcol('connector.spanmetrics', 'red', { metrics: 'exporter.prometheus.out' }, more);
const exporter = (to = 'prometheus.remote_write.out') =>
  `otelcol.exporter.prometheus "out" {\n  forward_to = [${to}.receiver]\n}\n`;
const relabel = (replacement: string) =>
  `prometheus.relabel "r" {\n  rule {\n    target_label = "collector"\n    replacement  = ${replacement}\n  }\n  forward_to = [prometheus.remote_write.out.receiver]\n}\n`;
const write = (more = '') => `prometheus.remote_write "out" {\n${more}}\n`;
const self = (rule = '') =>
  `prometheus.exporter.self "a" { }\ndiscovery.relabel "a" {\n  targets = prometheus.exporter.self.a.targets\n${rule}}\nprometheus.scrape "a" {\n  targets = discovery.relabel.a.output\n  forward_to = [prometheus.remote_write.out.receiver]\n}\n${write()}`;

const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
const env = [
  field('HOSTNAME', 'spec.nodeName'),
  field('POD', 'metadata.name'),
  field('NODE', 'spec.nodeName'),
];
const two: WorkloadOptions = { spec: { replicas: 2 }, container: { env } };
const perNode: WorkloadOptions = { kind: 'DaemonSet', container: { env } };
const found = (text: string, options = two) => foundBy('river/replica-series', alloy(text, options));

test.each<[string, string, WorkloadOptions]>([
  ['nothing', '', two],
  ['one pod', spans() + exporter() + write(), { container: { env } }],
  [
    'a label on the way',
    spans() + exporter('prometheus.relabel.r') + relabel('constants.hostname') + write(),
    two,
  ],
  [
    'a label from a variable',
    spans() + exporter('prometheus.relabel.r') + relabel('sys.env("POD")') + write(),
    two,
  ],
  [
    'the node on every node',
    spans() + exporter('prometheus.relabel.r') + relabel('sys.env("NODE")') + write(),
    perNode,
  ],
  [
    'a label of all that is written',
    spans() + exporter() + write('  external_labels = { replica = constants.hostname }\n'),
    two,
  ],
  ['the connector names itself', spans('  include_collector_instance_id = true') + exporter() + write(), two],
  [
    'its own metrics with its own name',
    self('  rule {\n    target_label = "instance"\n    replacement = constants.hostname\n  }\n'),
    two,
  ],
  ['its own metrics, one on each node', self(), perNode],
  ['its own metrics where nobody changed its host name', self(), { spec: { replicas: 2 } }],
  ['metrics that are not written anywhere', spans(), two],
])('%s', async (_, text, options) => {
  expect(await found(text, options)).toEqual([]);
});

const same = (component: string) =>
  `error: every pod makes the same series by ${component}, and prometheus.remote_write "out" writes them as one`;

test.each<[string, string, WorkloadOptions, string]>([
  ['no label', spans() + exporter() + write(), two, same('otelcol.connector.spanmetrics "red"')],
  [
    'a label that all have',
    spans() + exporter('prometheus.relabel.r') + relabel('"gateway"') + write(),
    two,
    same('otelcol.connector.spanmetrics "red"'),
  ],
  [
    'a label of the node, which two pods may share',
    spans() + exporter('prometheus.relabel.r') + relabel('sys.env("NODE")') + write(),
    two,
    same('otelcol.connector.spanmetrics "red"'),
  ],
  [
    'no label on every node',
    spans() + exporter() + write(),
    perNode,
    same('otelcol.connector.spanmetrics "red"'),
  ],
  ['its own metrics with the name of the node', self(), two, same('prometheus.exporter.self "a"')],
])('%s', async (_, text, options, expected) => {
  expect(await found(text, options)).toEqual([expect.stringContaining(expected)]);
});
