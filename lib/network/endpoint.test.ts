import { describe, expect, test } from '@jest/globals';
import type { KubeObject } from '../support/kubernetes.ts';
import { authority, findEndpoint, matches, url } from './endpoint.ts';

const service = (spec: object): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'loki', namespace: 'logs' },
  spec,
});

const workload = (ports: object[]): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'loki', namespace: 'logs' },
  spec: {
    selector: { matchLabels: { app: 'loki' } },
    template: {
      metadata: { labels: { app: 'loki', extra: 'x' } },
      spec: { containers: [{ name: 'loki', ports }] },
    },
  },
});

const find = (objects: KubeObject[], port = 'http') => findEndpoint(objects, 'loki', port, 'cluster.local');

const selecting = service({
  selector: { app: 'loki' },
  ports: [
    { name: 'http', port: 80, targetPort: 'http-metrics' },
    { name: 'grpc', port: 9095 },
    { name: 'lost', port: 1, targetPort: 'nobody' },
  ],
});
const pods = workload([
  { name: 'http-metrics', containerPort: 3100 },
  { name: 'grpc', containerPort: 9095 },
]);

describe('an endpoint', () => {
  test('has the number of the container port that a named target port means', () => {
    expect(find([selecting, pods])).toEqual({
      namespace: 'logs',
      service: 'loki',
      port: { name: 'http', number: 80 },
      protocol: 'TCP',
      targetPort: 3100,
      behind: { pods: { app: 'loki' } },
      host: 'loki.logs.svc.cluster.local',
    });
  });

  test('of a port without a target port leads to the same number', () => {
    expect(find([selecting, pods], 'grpc').targetPort).toBe(9095);
  });

  test('of a Service without a selector has the addresses of its slices', () => {
    const slice: KubeObject = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'anything', labels: { 'kubernetes.io/service-name': 'loki' } },
      ports: [{ name: 'http', port: 9000 }],
      endpoints: [{ addresses: ['10.0.0.1'] }, { addresses: ['10.0.0.2'] }],
    };
    const endpoint = find([service({ ports: [{ name: 'http', port: 80 }] }), slice]);
    expect(endpoint).toMatchObject({ targetPort: 9000, behind: { addresses: ['10.0.0.1', '10.0.0.2'] } });
  });
});

describe('there is no endpoint', () => {
  test.each([
    ['without any Service', [], 'http', 'there is no Service "loki" to talk to\n  there are: none'],
    [
      'for a port that the Service does not have',
      [selecting, pods],
      'htp',
      'the Service "loki" has no port "htp"\n  it has: loki (http: 80, grpc: 9095, lost: 1)',
    ],
    [
      'for a target port that no container has',
      [selecting, pods],
      'lost',
      'port "lost" of the Service "loki" leads to port nobody, which no container behind it has',
    ],
    [
      'when the selector selects other pods',
      [service({ selector: { app: 'other' }, ports: [{ name: 'http', port: 80 }] }), pods],
      'http',
      'which no container behind it has\n  containers behind it have: none',
    ],
    [
      'when no slice belongs to a Service without a selector',
      [service({ ports: [{ name: 'http', port: 80 }] })],
      'http',
      'add an EndpointSlice with the label kubernetes.io/service-name: loki',
    ],
  ])('%s', (_, objects, port, message) => {
    expect(() => find(objects as KubeObject[], port)).toThrow(message);
  });
});

test('a URL leaves out the port that its scheme implies', () => {
  const endpoint = find([selecting, pods]);
  expect(url(endpoint, '/ready')).toBe('http://loki.logs.svc.cluster.local/ready');
  expect(url(endpoint, '', 'https')).toBe('https://loki.logs.svc.cluster.local:80');
  expect(url(find([selecting, pods], 'grpc'))).toBe('http://loki.logs.svc.cluster.local:9095');
  expect(authority(endpoint)).toBe('loki.logs.svc.cluster.local:80');
});

test.each([
  [{}, {}, true],
  [{ a: '1' }, {}, false],
  [{ a: '1' }, { a: '1', b: '2' }, true],
  [{ a: '1' }, { a: '2' }, false],
])('%j matches %j: %s', (selector, labels, expected) => {
  expect(matches(selector, labels)).toBe(expected);
});
