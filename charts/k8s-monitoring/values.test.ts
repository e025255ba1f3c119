import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseCluster } from '../../lib/cluster/load.ts';
import { grpcTarget, httpTarget, type Target } from '../../lib/namespace/target.ts';
import type { Endpoint } from '../../lib/network/endpoint.ts';
import { at } from '../../lib/support/plain.ts';
import type { Collected } from './features.ts';
import { version3 } from './version-3.ts';
import { version4 } from './version-4.ts';

const endpoint = (namespace: string, number: number): Endpoint => ({
  namespace,
  service: 's',
  port: { name: 'p', number },
  protocol: 'TCP',
  targetPort: number,
  behind: { pods: {} },
  host: `s.${namespace}.svc.x`,
});
const store = (write: Target) => ({ write, query: write, scraped: [] });
const collected: Collected = {
  metrics: store(httpTarget(endpoint('m', 80), '/api/v1/write')),
  logs: store(httpTarget(endpoint('l', 3100))),
  traces: store(grpcTarget(endpoint('t', 4317))),
  kubeStateMetrics: endpoint('kube-system', 8080),
  scraped: [endpoint('m', 9090)],
};

const poddle = readFileSync('clusters/poddle.yaml', 'utf8');

/** Values of both versions for a cluster with some settings of the chart, given in flow style. */
function values(settings: string, more = '') {
  const text = `${poddle}\ncrds: [monitoring.coreos.com]\ncollection: k8s-monitoring\nk8sMonitoring: { ${settings} }\n${more}`;
  const cluster = parseCluster(text, 'clusters/poddle.yaml');
  return { three: version3(cluster, collected), four: version4(cluster, collected) };
}

/** A setting of the cluster file, and the value that it becomes in each version of the chart. */
test.each<[string, string, [path: string, value: unknown], [path: string, value: unknown]]>([
  ['no tenant', '', ['destinations.0.tenantId', undefined], ['destinations.metrics.tenantId', undefined]],
  ['a tenant', 'tenantId: a', ['destinations.1.tenantId', 'a'], ['destinations.logs.tenantId', 'a']],
  [
    'where traces go',
    '',
    ['destinations.2.url', 'http://s.t.svc.x:4317'],
    ['destinations.traces.url', 'http://s.t.svc.x:4317'],
  ],
  [
    'an annotation',
    'autodiscovery: { annotations: { scrape: prometheus.io/scrape } }',
    ['annotationAutodiscovery.annotations.scrape', 'prometheus.io/scrape'],
    ['annotationAutodiscovery.annotations.scrape', 'prometheus.io/scrape'],
  ],
  [
    'no autodiscovery',
    'autodiscovery: { enabled: false }',
    ['annotationAutodiscovery.enabled', false],
    ['annotationAutodiscovery', { enabled: false }],
  ],
  [
    'monitors',
    'monitors: true',
    ['prometheusOperatorObjects', { enabled: true, crds: { deploy: false } }],
    ['prometheusOperatorObjects', { enabled: true, collector: 'alloy-metrics' }],
  ],
  [
    'no node-exporter',
    'nodeExporter: false',
    ['clusterMetrics.node-exporter.deploy', false],
    ['telemetryServices.node-exporter.deploy', false],
  ],
  [
    'pod logs by volumes',
    '',
    ['podLogs.gatherMethod', 'volumes'],
    ['podLogsViaLoki.collector', 'alloy-logs'],
  ],
  [
    'no pod logs',
    'podLogs: { enabled: false }',
    ['alloy-logs', undefined],
    ['collectors.alloy-logs', undefined],
  ],
  [
    'no pod logs, nor a feature that needs them',
    'podLogs: { enabled: false }',
    ['podLogs.enabled', false],
    ['podLogsViaLoki.enabled', false],
  ],
  [
    'the folder of positions',
    'podLogs: { positions: /data/alloy }',
    ['alloy-logs.controller.volumes.extra.0.hostPath.path', '/data/alloy'],
    ['collectors.alloy-logs.controller.volumes.extra.0.hostPath.path', '/data/alloy'],
  ],
  [
    'events as JSON',
    'clusterEvents: { logFormat: json }',
    ['clusterEvents.logFormat', 'json'],
    ['clusterEvents.logFormat', 'json'],
  ],
  [
    'no events',
    'clusterEvents: { enabled: false }',
    ['alloy-singleton', undefined],
    ['clusterEvents', { enabled: false }],
  ],
  [
    'no Zipkin',
    'receiver: { zipkin: false }',
    ['applicationObservability.receivers.zipkin.enabled', false],
    ['applicationObservability.receivers.zipkin.enabled', false],
  ],
  [
    'no receiver at all',
    'receiver: { otlpGrpc: false, otlpHttp: false, jaegerGrpc: false, jaegerHttp: false, zipkin: false }',
    ['alloy-receiver', undefined],
    ['collectors.alloy-receiver', undefined],
  ],
  [
    'batches',
    'receiver: { batch: { size: 1, timeout: 5s } }',
    ['applicationObservability.processors.batch', { size: 1, timeout: '5s' }],
    ['applicationObservability.processors.batch', { size: 1, timeout: '5s' }],
  ],
  [
    'one replica needs no budget',
    'metrics: { replicas: 1 }',
    ['alloy-metrics.controller.podDisruptionBudget', undefined],
    ['collectors.alloy-metrics.controller.podDisruptionBudget', undefined],
  ],
  [
    'our kube-state-metrics',
    '',
    ['clusterMetrics.kube-state-metrics.deploy', false],
    ['telemetryServices.kube-state-metrics.deploy', false],
  ],
  [
    'where it is',
    '',
    ['clusterMetrics.kube-state-metrics.namespace', 'kube-system'],
    ['clusterMetrics.kube-state-metrics.namespace', 'kube-system'],
  ],
])('%s', (_, settings, inThree, inFour) => {
  const { three, four } = values(settings);
  const valueAt = (from: unknown, path: string) =>
    at(from, ...path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
  expect(valueAt(three, inThree[0])).toEqual(inThree[1]);
  expect(valueAt(four, inFour[0])).toEqual(inFour[1]);
});

test('the scrape interval and the DNS domain are those of the cluster', () => {
  const { three, four } = values('', 'scrapeInterval: 15s\ndnsDomain: example.org\n');
  const expected = {
    scrapeInterval: '15s',
    kubernetesAPIService: 'kubernetes.default.svc.example.org:443',
  };
  expect(three.global).toEqual(expected);
  expect(four.global).toEqual(expected);
});
