import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { clusterJsonSchema } from '../../lib/cluster/json-schema.ts';
import { httpTarget } from '../../lib/namespace/target.ts';
import { asObject, at, objectsIn } from '../../lib/support/plain.ts';
import { stacks } from './testing.ts';
import { version3 } from './version-3.ts';
import { version4 } from './version-4.ts';

/** Every key of the values that the guide shows, and what else of it is a setting. */
const keys = [
  ...['cluster.name', 'cluster.kubernetesAPIService', 'cluster.platform'],
  ...['host', 'writeEndpoint', 'tenantId'].map((key) => `externalServices.prometheus.${key}`),
  ...['host', 'writeEndpoint', 'tenantId'].map((key) => `externalServices.loki.${key}`),
  ...['host', 'protocol', 'tenantId'].map((key) => `externalServices.tempo.${key}`),
  ...['metrics.enabled', 'metrics.scrapeInterval', 'metrics.autoDiscover.enabled'],
  ...['scrape', 'job'].map((key) => `metrics.autoDiscover.annotations.${key}`),
  ...['kubelet', 'cadvisor', 'kube-state-metrics', 'node-exporter'].map((key) => `metrics.${key}.enabled`),
  'logs.enabled',
  ...['enabled', 'discovery', 'gatherMethod'].map((key) => `logs.pod_logs.${key}`),
  ...['enabled', 'logFormat'].map((key) => `logs.cluster_events.${key}`),
  'traces.enabled',
  ...['grpc.enabled', 'grpc.port', 'http.enabled', 'http.port'].map((key) => `receivers.${key}`),
  ...['rbac.create', 'serviceAccount.create', 'serviceAccount.name'],
  ...['batch.size', 'batch.timeout', 'memoryLimiter.enabled', 'memoryLimiter.limit'].map(
    (key) => `processors.${key}`,
  ),
  ...['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'].map((key) => `resources.${key}`),
  ...['scrape', 'job', 'metrics.portName', 'metrics.path', 'logs.autogather', 'logs.job'].map(
    (key) => `k8s.grafana.com/${key}`,
  ),
  'ServiceMonitor',
];

const document = readFileSync('docs/k8s-monitoring.md', 'utf8');
const section = document.slice(document.indexOf('## Keys of the guide'));
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| guide '))
  .map((line) => line.slice(2, -2).split(' | '));

const quoted = (cell: string | undefined) =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

test('each key of the guide has a row, and there is no other row', () => {
  expect(rows.map(([key]) => quoted(key)[0])).toEqual(keys);
});

test('every cell says something', () => {
  expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell.trim() === ''))).toEqual([]);
});

/** What is at a path of values; `list[name]` is the entry of a list that has that name. */
const valueAt = (values: unknown, path: string) =>
  path.split('.').reduce((found: unknown, key) => {
    const [, list = '', name] = /^([^[]+)\[([^\]]+)\]$/.exec(key) ?? [];
    if (name === undefined) return asObject(found)[key];
    return objectsIn(asObject(found)[list]).find(([entry]) => entry.name === name)?.[0];
  }, values);

const schema = clusterJsonSchema();

/** Whether a cluster file can have a setting. */
const isSetting = (path: string) =>
  at(schema, ...path.split('.').flatMap((key) => ['properties', key])) !== undefined;

describe('a path of the table is one', () => {
  test('of the cluster file', () => {
    const paths = rows.flatMap(([, cell]) => quoted(cell)).filter((path) => /^[a-zA-Z0-9.]+$/.test(path));
    expect(paths.length).toBeGreaterThan(20);
    // Named beside `k8sMonitoring.receiver.resources.cpu`, as other places of the same.
    const inside = ['metrics', 'podLogs', 'clusterEvents'];
    const meant = paths.map((path) => (inside.includes(path) ? `k8sMonitoring.${path}` : path));
    expect(meant.filter((path) => !isSetting(path))).toEqual([]);
  });

  test.each([
    ['3.5.6', 2],
    ['4.4.0', 3],
  ] as const)('of the values of %s', (version, column) => {
    const { cluster, connections } = stacks['3.5.6'];
    const [endpoint] = connections.all.flatMap(({ to }) => ('service' in to ? [to] : []));
    if (!endpoint) throw new Error('no endpoint');
    const target = httpTarget(endpoint);
    const store = { write: target, query: target, scraped: [] };
    const collected = {
      metrics: store,
      logs: store,
      traces: store,
      kubeStateMetrics: endpoint,
      scraped: [endpoint],
    };
    const values = (version === '3.5.6' ? version3 : version4)(cluster, collected);
    const paths = rows.flatMap((cells) => quoted(cells[column]));
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => valueAt(values, path) === undefined)).toEqual([]);
  });
});

test('each workload that the names of the guide lead to is made', () => {
  const names = document.slice(
    document.indexOf('## Names of the guide'),
    document.indexOf('## Keys of the guide'),
  );
  const cells = names.split('\n').map((line) => line.split(' | ')[1] ?? '');
  const meant = cells.flatMap((cell) => [
    ...cell.matchAll(/(daemonset|statefulset|deployment|configmap)[/ ][-\w ]*?(k8s-monitoring-[-\w]+)/g),
  ]);
  expect(meant.length).toBeGreaterThan(4);
  const { objects, operated } = stacks['3.5.6'];
  const there = [...objects, ...operated].map(
    ({ object }) => `${object.kind.toLowerCase()}/${object.metadata.name}`,
  );
  expect(meant.map(([, kind, name]) => `${kind}/${name}`).filter((one) => !there.includes(one))).toEqual([]);
});
