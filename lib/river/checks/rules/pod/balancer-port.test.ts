import { expect, test } from '@jest/globals';
import { alloy, foundBy, service } from '../../../pod/testing.ts';
import { balanced, balancer, ownService, receiver } from './testing.ts';

const found = (text: string, more: ReturnType<typeof alloy> = []) =>
  foundBy('river/balancer-port', [...alloy(text), ownService, ...more]);

const sent = (host: string, port?: number) =>
  receiver('in', 4317, 'exporter.loadbalancing.peers') + balancer(host, port);

test.each([
  ['nothing', ''],
  ['a receiver on its port', balanced],
  ['a port that is not known', balanced.replace('"0.0.0.0:14317"', '"0.0.0.0:" + sys.env("PORT")')],
  ['a Service of a namespace that is not among the objects', sent('"sampler.elsewhere"')],
  ['pods that do not run Alloy', sent('"collector.obs"')],
])('%s', async (_, text) => {
  expect(await found(text, [service('collector', [], {}, 'collector')])).toEqual([]);
});

const nobody = (port: number) =>
  `error: otelcol.exporter.loadbalancing "peers" sends to port ${port} of Deployment alloy, where nothing receives OTLP over gRPC`;

test.each([
  ['nobody receives', sent('"alloy.obs"'), nobody(14_317)],
  ['another port', balanced.replace('0.0.0.0:14317', '0.0.0.0:14318'), nobody(14_317)],
  [
    'another protocol',
    balanced.replace('grpc {\n    endpoint = "0.0.0.0:14317"', 'http {\n    endpoint = "0.0.0.0:14317"'),
    nobody(14_317),
  ],
  [
    'no such Service',
    sent('"alloi.obs"'),
    'error: otelcol.exporter.loadbalancing "peers" finds nobody: there is no Service alloi.obs',
  ],
])('%s', async (_, text, expected) => {
  expect(await found(text)).toEqual([expect.stringContaining(expected)]);
});

test.each([
  ['a host name', 'dns {\n hostname = "alloy.obs.svc.cluster.local"\n port = "14317"\n }'],
  ['a list of pods', 'static {\n hostnames = ["alloy-0.alloy.obs.svc.cluster.local:14317"]\n }'],
])('by %s', async (_, how) => {
  const text = balanced.replace(/kubernetes \{[^}]*\}/, how);
  expect(await found(text)).toEqual([]);
  expect(await found(text.replace(/14317("\]?\n \})/, '14318$1'))).toEqual([
    expect.stringContaining(nobody(14_318)),
  ]);
});
