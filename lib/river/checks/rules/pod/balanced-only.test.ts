import { expect, test } from '@jest/globals';
import { alloy, foundBy, object } from '../../../pod/testing.ts';
import { balanced, ownService } from './testing.ts';

const ports = [
  { name: 'otlp', containerPort: 4317 },
  { name: 'peers', containerPort: 14_317 },
];
const found = (...more: ReturnType<typeof alloy>) =>
  foundBy('river/balanced-only', [...alloy(balanced, { container: { ports } }), ownService, ...more]);

const agent = (endpoint: string) =>
  alloy(`otelcol.exporter.otlp "out" {\n  client {\n    endpoint = "${endpoint}"\n  }\n}\n`, {
    name: 'agent',
  });
const route = (port: unknown) =>
  object('gateway.networking.k8s.io/v1', 'GRPCRoute', 'r', {
    spec: { rules: [{ backendRefs: [{ name: 'alloy', port }] }] },
  });
const ingress = (port: object) =>
  object('networking.k8s.io/v1', 'Ingress', 'i', {
    spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'alloy', port } } }] } }] },
  });
const policy = (rule: object, podSelector: object = { matchLabels: { app: 'alloy' } }) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { spec: { podSelector, ingress: [rule] } });
const own = { podSelector: { matchLabels: { app: 'alloy' } } };

test.each<[string, ReturnType<typeof alloy>]>([
  ['nothing else', []],
  ['another workload sends to the first tier', agent('alloy.obs:4317')],
  ['another workload sends elsewhere', agent('tempo:14317')],
  ['a route to the first tier', [route(4317)]],
  ['an Ingress to the first tier', [ingress({ name: 'otlp' })]],
  ['the pods themselves', [policy({ ports: [{ port: 14_317 }], from: [own] })]],
  [
    'by their namespace, too',
    [
      policy({
        ports: [{ port: 'peers' }],
        from: [{ ...own, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'obs' } } }],
      }),
    ],
  ],
  ['everybody to the first tier', [policy({ ports: [{ port: 4317 }] })]],
])('%s', async (_, more) => {
  expect(await found(...more)).toEqual([]);
});

test.each<[string, ReturnType<typeof alloy>, string]>([
  [
    'another workload',
    agent('http://alloy.obs.svc:14317'),
    'ConfigMap/obs/agent-config/config.alloy:3:5: error: otelcol.exporter.otlp "out" sends to port 14317, where only the balancer may send',
  ],
  [
    'a route by number',
    [route(14_317)],
    'error: GRPCRoute obs/r spec.rules[0].backendRefs[0]: leads from outside to port 14317, where only the balancer may send',
  ],
  [
    'an Ingress by name',
    [ingress({ name: 'peers' })],
    'error: Ingress obs/i spec.rules[0].http.paths[0].backend.service: leads from outside to port 14317, where only the balancer may send',
  ],
  [
    'everybody',
    [policy({ ports: [{ port: 14_317 }] })],
    'error: NetworkPolicy obs/p spec.ingress[0]: lets others in to port 14317 than the pods of the balancer',
  ],
  [
    'everybody, to every pod',
    [policy({ ports: [{ port: 14_317 }] }, {})],
    'error: NetworkPolicy obs/p spec.ingress[0]: lets others in to port 14317 than the pods of the balancer',
  ],
  [
    'everybody on any port',
    [policy({ from: [{ podSelector: {} }] })],
    'error: NetworkPolicy obs/p spec.ingress[0]: lets others in to port 14317 than the pods of the balancer',
  ],
  [
    'others beside the pods',
    [
      policy({
        ports: [{ port: 14_000, endPort: 15_000 }],
        from: [own, { podSelector: { matchLabels: { app: 'x' } } }],
      }),
    ],
    'error: NetworkPolicy obs/p spec.ingress[0]: lets others in to port 14317 than the pods of the balancer',
  ],
  [
    'pods of that label anywhere',
    [policy({ ports: [{ port: 14_317 }], from: [{ ...own, namespaceSelector: {} }] })],
    'error: NetworkPolicy obs/p spec.ingress[0]: lets others in to port 14317 than the pods of the balancer',
  ],
])('%s', async (_, more, expected) => {
  expect(await found(...more)).toEqual([expected]);
});

test('a route by one of two Services', async () => {
  const other = object('v1', 'Service', 'other', {
    spec: { selector: { app: 'alloy' }, ports: [{ port: 80, targetPort: 'peers' }] },
  });
  expect(await found(other, ...agent('other:80'))).toHaveLength(1);
  expect(await found(other, route(14_317))).toHaveLength(1);
});
