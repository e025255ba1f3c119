import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { clusterContext } from '../lib/checks/cluster-context.ts';
import { readDocuments } from '../lib/checks/documents.ts';
import { runRules } from '../lib/checks/engine.ts';
import { Inventory } from '../lib/checks/inventory.ts';
import { rules } from '../lib/checks/rules.ts';
import { parseCluster } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { isEndpoint, isWorkload } from '../lib/network/connections.ts';
import { type Node, parse, walk } from '../lib/river/syntax/index.ts';
import { riverReader } from './build.ts';
import { Stack } from './stack.ts';

const clusterFile = 'clusters/poddle.yaml';
const stack = new Stack(parseCluster(readFileSync(clusterFile, 'utf8'), clusterFile), {
  renders: new StoredRenders(openWorkspace('.')),
  riverFile: riverReader('.'),
});
const objects = stack.objects.map(({ object }) => object);

const document = readFileSync('docs/applications.md', 'utf8');
const examples = readdirSync('docs/applications').map((name) => ({
  name,
  text: readFileSync(`docs/applications/${name}`, 'utf8'),
}));
const river = (name: string) => parse(readFileSync(`river/${name}.alloy`, 'utf8'), `${name}.alloy`).file;

/** The rows of the table under a heading of the document: its cells as text, without the marks of code. */
function table(heading: string): string[][] {
  const [, section = ''] = document.split(`\n${heading}\n`);
  const lines = section.split('\n').map((line) => line.trim());
  const from = lines.findIndex((line) => line.startsWith('|---'));
  const rows = lines.slice(from + 1);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim()),
    );
}

function find<T extends Node['type']>(root: Node, type: T): Extract<Node, { type: T }>[] {
  const found: Extract<Node, { type: T }>[] = [];
  walk(root, (node) => {
    if (node.type === type) found.push(node as Extract<Node, { type: T }>);
  });
  return found;
}

/** The values of an attribute in the blocks of a name, as they are written. */
const settings = (pipeline: string, block: string, attribute: string): string[] =>
  find(river(pipeline), 'block')
    .filter(({ name }) => name === block)
    .flatMap(({ body }) => body)
    .flatMap((statement) =>
      statement.type === 'attribute' && statement.name === attribute ? [statement.value] : [],
    )
    .map((value) => ('value' in value ? String(value.value) : value.span.text));

test('every label of a pod that the document names is read by both pipelines', () => {
  const strings = find(river('agent'), 'string').map(({ value }) => value);
  const keys = settings('gateway', 'label', 'key');
  for (const [label = ''] of table('## Nothing at all')) {
    expect(strings).toContain(`__meta_kubernetes_pod_label_${label.replaceAll('-', '_')}`);
    expect(keys).toContain(label);
  }
});

test('every annotation that the pipelines read is in the document, and no other', () => {
  const read = ['agent', 'gateway']
    .flatMap((pipeline) => find(river(pipeline), 'string'))
    .flatMap(({ value }) => {
      const [, on, name] =
        /^__meta_kubernetes_(pod|service)_annotation_k8s_grafana_com_(.+)$/.exec(value) ?? [];
      return on && name ? [`${on} ${name}`] : [];
    });
  const written = table('## Annotations').flatMap(([annotation = '', on = '']) => {
    const [name = ''] = annotation.replace('k8s.grafana.com/', '').split(':');
    const sanitized = name.replace('<name>', '(.+)').replace(/[./-]/gu, '_');
    return on.split(' or ').map((kind) => `${kind.toLowerCase()} ${sanitized.replace('(_+)', '(.+)')}`);
  });
  expect([...new Set(written)].sort()).toEqual([...new Set(read)].sort());
});

test('every annotation in an example is in the document', () => {
  const known = table('## Annotations').map(([annotation = '']) => annotation.split(':')[0]);
  const used = examples.flatMap(({ text }) => text.match(/k8s\.grafana\.com\/[\w.]+/gu) ?? []);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((annotation) => !known.includes(annotation))).toEqual([]);
});

test('the limits are those of the pipelines', () => {
  const [rate] = settings('agent', 'stage.limit', 'rate');
  const [burst] = settings('agent', 'stage.limit', 'burst');
  expect(table('## Limits').map(([, value]) => value)).toEqual([
    `${rate} a second, bursts of ${burst}`,
    ...settings('agent', 'stage.drop', 'longer_than'),
    ...settings('agent', 'stage.multiline', 'max_lines'),
    ...settings('gateway', 'prometheus.scrape', 'sample_limit'),
    ...settings('gateway', 'prometheus.scrape', 'label_limit'),
    ...settings('gateway', 'prometheus.scrape', 'body_size_limit'),
    settings('gateway', 'grpc', 'max_recv_msg_size')[0],
  ]);
});

test('the keys of JSON logs are those that the agent looks for', () => {
  const [expressions] = find(river('agent'), 'block').filter(({ name }) => name === 'stage.json');
  const keys = find(expressions as Node, 'string').flatMap(({ value }) => value.split(' || '));
  const [, sentence = ''] = /The keys (.*?) are kept/u.exec(document) ?? [];
  const named = [...sentence.matchAll(/`(\w+)`/gu)].map(([, key]) => key);
  expect(named.sort()).toEqual(keys.filter((key) => !key.includes('.')).sort());
});

/** Where tenants may connect to, as `host:port`, and the name of the port. */
const admitted = new Map<string, string>(
  stack.connections.all.flatMap(({ from, to }) =>
    !isWorkload(from) && from.name === 'tenants' && isEndpoint(to)
      ? [[`${to.host}:${to.port.number}`, to.port.name] as const]
      : [],
  ),
);

/** Hosts of the routes to the gateway, and the name of the port behind each. */
const routed = new Map(
  objects.flatMap(({ kind, metadata, spec }) => {
    if (metadata.namespace !== 'alloy-gateway' || !/Route(TCP)?$/u.test(kind)) return [];
    const text = JSON.stringify(spec);
    const [, host = ''] =
      /"hostnames":\["([^"]+)"|Host(?:SNI)?\(`([^`]+)`\)/u.exec(text)?.filter(Boolean) ?? [];
    const [, port] = /"port":(\d+)/u.exec(text) ?? [];
    const name = [...admitted].find(([endpoint]) => endpoint.endsWith(`:${port}`))?.[1];
    return name ? [[host, name] as const] : [];
  }),
);

/** The endpoints that a text names, and what is spoken there. */
function endpointsIn(text: string): { address: string; port: string | undefined }[] {
  const inside = [...text.matchAll(/[\w-]+\.[\w-]+\.svc\.[\w.]+:\d+/gu)].map(([address]) => ({
    address,
    port: admitted.get(address),
  }));
  const outside = [...text.matchAll(/[\w-]+\.poddle\.uz/gu)].map(([address]) => ({
    address,
    port: routed.get(address),
  }));
  return [...inside, ...outside];
}

test('every endpoint exists, and those who read the document may connect to it', () => {
  for (const { name, text } of [{ name: 'applications.md', text: document }, ...examples]) {
    expect({ name, nowhere: endpointsIn(text).filter(({ port }) => !port) }).toEqual({ name, nowhere: [] });
  }
});

test('every endpoint that applications may connect to is in the document, and every route', () => {
  const named = new Set(endpointsIn(document).map(({ address }) => address));
  expect([...admitted.keys(), ...routed.keys()].filter((address) => !named.has(address))).toEqual([]);
});

test.each([
  ['deployment.yaml', 'otlp-http'],
  ['outside.env', 'otlp-http'],
  ['collector.yaml', 'otlp-grpc'],
  ['collector-outside.yaml', 'otlp-grpc'],
])('%s speaks %s', (name, port) => {
  const example = examples.find((each) => each.name === name);
  expect(endpointsIn(example?.text ?? '').map((endpoint) => endpoint.port)).toEqual([port]);
});

test.each(['deployment.yaml', 'service.yaml', 'service-monitor.yaml'])('the checks pass %s', (name) => {
  const namespace = `{ apiVersion: v1, kind: Namespace, metadata: { name: project-7f3a, labels: { managed-by: poddle } } }`;
  const files = ['deployment.yaml', 'service.yaml', name].filter((file, at, all) => all.indexOf(file) === at);
  const texts = files.map((file) => readFileSync(`docs/applications/${file}`, 'utf8'));
  const { objects: written } = readDocuments([namespace, ...texts].join('\n---\n'), name);
  expect(written).toHaveLength(files.length + 1);
  const context = clusterContext(stack.cluster, stack.secrets.all);
  const all = [...objects.map((object) => ({ object, locate: () => ({ file: 'dist' }) })), ...written];
  const { findings } = runRules(new Inventory(all, { context, schemas: 'imports/schemas' }), rules);
  expect(findings.filter(({ object }) => object?.namespace === 'project-7f3a')).toEqual([]);
});
