import { expect, test } from '@jest/globals';
import { alloy, foundBy, service } from '../../../pod/testing.ts';
import { balanced, receiver } from './testing.ts';

const text = receiver('in', 4317, 'exporter.otlp.out');
const ports = [{ name: 'otlp', containerPort: 4317 }];
const found = (
  services: ReturnType<typeof alloy>,
  pod: object = {},
  own: readonly object[] = ports,
  river = text,
) =>
  foundBy('river/service-port', [
    ...alloy(river, { container: { ports: own }, pod: { ...pod } }),
    ...services,
  ]);

test.each<[string, Parameters<typeof found>]>([
  ['a Service by number', [[service('a', [{ port: 80, targetPort: 4317 }])]]],
  ['a Service by the same number', [[service('a', [{ port: 4317 }])]]],
  ['a Service by name', [[service('a', [{ port: 80, targetPort: 'otlp' }])]]],
  ['the network of the node', [[], { hostNetwork: true }]],
  ['a port of the node', [[], {}, [{ containerPort: 4317, hostPort: 4317 }]]],
  [
    'only a balancer connects, to the pods themselves',
    [[service('alloy', [{ port: 4317 }])], {}, ports, balanced],
  ],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

test.each<[string, ReturnType<typeof alloy>]>([
  ['no Service', []],
  ['another port', [service('a', [{ port: 4318 }])]],
  ['another protocol', [service('a', [{ port: 4317, protocol: 'UDP' }])]],
  ['other pods', [service('a', [{ port: 4317 }], {}, 'other')]],
])('%s', async (_, services) => {
  expect(await found(services)).toEqual([
    'ConfigMap/obs/alloy-config/config.alloy:3:16: error: otelcol.receiver.otlp "in" listens on TCP port 4317, and no Service leads there',
  ]);
});
