import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';
import { balanced, balancer, ownService, receiver } from './testing.ts';

const found = (text: string, env: readonly object[] = []) =>
  foundBy('river/balancer-loop', [...alloy(text, { container: { env } }), ownService]);

const sent = receiver('in', 4317, 'exporter.loadbalancing.peers');

test.each([
  ['nothing', ''],
  ['another port', balanced],
  ['other pods that listen on the same port', sent + balancer('"sampler.obs"', 4317)],
  ['pods that are not known', sent + balancer('sys.env("PEERS")', 4317)],
])('%s', async (_, text) => {
  expect(await found(text)).toEqual([]);
});

test.each([
  ['its own port', sent + balancer('"alloy.obs"', 4317), []],
  ['by a name in the namespace', sent + balancer('"alloy"', 4317), []],
  ['by a variable', sent + balancer('sys.env("PEERS")', 4317), [{ name: 'PEERS', value: 'alloy.obs' }]],
])('%s', async (_, text, env) => {
  expect(await found(text, env)).toEqual([
    'ConfigMap/obs/alloy-config/config.alloy:3:16: error: otelcol.receiver.otlp "in" receives on port 4317 what otelcol.exporter.loadbalancing "peers" sends there, and feeds it again',
  ]);
});
