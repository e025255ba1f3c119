import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildModel, type Component, type Model } from '../lib/river/model/index.ts';

const text = readFileSync('river/gateway.alloy', 'utf8');
const { model } = buildModel([
  { name: 'gateway.alloy', text },
  { name: 'traces.alloy', text: readFileSync('river/features/traces-balanced.alloy', 'utf8') },
]);

const component = ({ components }: Model, name: string, label: string): Component => {
  const found = components.find((one) => one.name === name && one.label === label);
  if (!found) throw new Error(`no ${name} "${label}"`);
  return found;
};

const find = (name: string, label: string) => component(model as Model, name, label).body;
const claims = find('otelcol.processor.transform', 'claims');
const sender = find('otelcol.processor.k8sattributes', 'ingest');
const statements = claims.children.flatMap((block) => (block.argument('statements') as string[]) ?? []);
const patterns = statements.map((statement) => /"(\^[^"]+\$)"/.exec(statement)?.[1] ?? '');

/** What the gateway itself says of a sender, as attributes and as labels of metrics. */
const own = [
  ...sender
    .blocks('extract')
    .flatMap((extract) => [
      ...(extract.argument('metadata') as string[]),
      ...extract.blocks('label').map((label) => String(label.argument('tag_name'))),
    ]),
  ...[...text.matchAll(/set\((?:resource|datapoint)\.attributes\["([^"]+)"\]/g)].flatMap(
    ([, name]) => name ?? [],
  ),
  'cluster',
].filter((name) => name !== 'service.name');

test('what the gateway says of a sender, senders cannot say, however they write it', () => {
  expect(own.length).toBeGreaterThan(15);
  const written = own.flatMap((name) => [
    name,
    name.replaceAll(/[._]/g, '-'),
    name.replaceAll(/[._]/g, '..'),
  ]);
  const believed = written.filter((name) => !patterns.every((pattern) => new RegExp(pattern).test(name)));
  expect(believed).toEqual([]);
});

test('what else they say is theirs', () => {
  const theirs = [
    'service.name',
    'service.namespace',
    'http.route',
    'apps',
    'db.namespace',
    'project',
    'k8s',
  ];
  const taken = theirs.filter((name) => patterns.some((pattern) => new RegExp(pattern).test(name)));
  expect(taken).toEqual([]);
});

test('that goes for resources and records of all three signals', () => {
  expect(new Set(patterns).size).toBe(1);
  expect(claims.children.map((block) => [block.node.name, block.argument('context')])).toEqual([
    ['trace_statements', 'resource'],
    ['trace_statements', 'span'],
    ['metric_statements', 'resource'],
    ['metric_statements', 'datapoint'],
    ['log_statements', 'resource'],
    ['log_statements', 'log'],
    ['output', undefined],
  ]);
});

test('the sender is found by its connection alone', () => {
  const sources = sender.blocks('pod_association').flatMap((one) => one.blocks('source'));
  expect(sources.map((source) => source.argument('from'))).toEqual(['connection']);
});
