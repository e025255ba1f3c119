import { describe, expect, test } from '@jest/globals';
import { Connections } from './connections.ts';
import type { Endpoint } from './endpoint.ts';
import { denyAll, policyOf, reasonsAnnotation } from './policies.ts';
import type { Workload } from './workload.ts';

const workload = (name: string, more: Partial<Workload> = {}): Workload => ({
  kind: 'StatefulSet',
  namespace: name,
  name,
  pods: { app: name },
  labels: { app: name, part: 'x' },
  hostNetwork: false,
  ...more,
});

const endpoint = (name: string, number: number, more: Partial<Endpoint> = {}): Endpoint => ({
  namespace: name,
  service: name,
  port: { name: 'http', number },
  protocol: 'TCP',
  targetPort: number + 1000,
  behind: { pods: { app: name } },
  host: `${name}.${name}.svc.cluster.local`,
  ...more,
});

const nodes = { name: 'nodes', peers: [{ block: '10.0.0.1/32' }] };
const peer = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  podSelector: { matchLabels: { app: name } },
});
const dnsRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

test('a workload without connections may do nothing', () => {
  const { spec } = policyOf(workload('a'), [], nodes);
  expect(spec).toEqual({ podSelector: { matchLabels: { app: 'a' } }, policyTypes: ['Ingress', 'Egress'] });
});

describe('one connection', () => {
  const connections = new Connections();
  connections.use(workload('a'), endpoint('b', 80), 'because');

  test('opens the way out, to the port of the pod and not of the Service, and DNS', () => {
    const { spec, annotations } = policyOf(workload('a'), connections.all, nodes);
    expect(spec.egress).toEqual([{ to: [peer('b')], ports: [{ port: 1080, protocol: 'TCP' }] }, dnsRule]);
    expect(spec.ingress).toBeUndefined();
    expect(annotations[reasonsAnnotation]).toBe(
      'to b/b 1080/TCP: because\nto DNS 53/UDP, 53/TCP: names of Services are resolved',
    );
  });

  test('opens the way in on the other side', () => {
    const { spec, annotations } = policyOf(workload('b'), connections.all, nodes);
    expect(spec.ingress).toEqual([{ from: [peer('a')], ports: [{ port: 1080, protocol: 'TCP' }] }]);
    expect(spec.egress).toBeUndefined();
    expect(annotations[reasonsAnnotation]).toBe('from a/a 1080/TCP: because');
  });

  test('opens nothing for anybody else', () => {
    const { spec } = policyOf(workload('c'), connections.all, nodes);
    expect([spec.ingress, spec.egress]).toEqual([undefined, undefined]);
  });
});

test('a Service may select its pods by any of their labels', () => {
  const connections = new Connections();
  connections.use(workload('a'), endpoint('b', 80, { behind: { pods: { part: 'x' } } }), 'x');
  expect(policyOf(workload('b'), connections.all, nodes).spec.ingress).toHaveLength(1);
});

test('two ports of one party are one rule, in order', () => {
  const connections = new Connections();
  connections.use(workload('a'), endpoint('b', 90), 'x');
  connections.use(workload('a'), endpoint('b', 80), 'y');
  expect(policyOf(workload('b'), connections.all, nodes).spec.ingress).toEqual([
    {
      from: [peer('a')],
      ports: [
        { port: 1080, protocol: 'TCP' },
        { port: 1090, protocol: 'TCP' },
      ],
    },
  ]);
});

test('pods of the host network connect from the addresses of their nodes', () => {
  const connections = new Connections();
  connections.use(workload('agent', { hostNetwork: true }), endpoint('b', 80), 'x');
  expect(policyOf(workload('b'), connections.all, nodes).spec.ingress).toEqual([
    { from: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ port: 1080, protocol: 'TCP' }] },
  ]);
});

test('an endpoint outside the cluster is reached by its addresses', () => {
  const connections = new Connections();
  connections.use(
    workload('a'),
    endpoint('minio', 9000, { behind: { addresses: ['192.168.1.2', 'fd00::2'] } }),
    'x',
  );
  expect(policyOf(workload('a'), connections.all, nodes).spec.egress?.[0]).toEqual({
    to: [{ ipBlock: { cidr: '192.168.1.2/32' } }, { ipBlock: { cidr: 'fd00::2/128' } }],
    ports: [{ port: 10_000, protocol: 'TCP' }],
  });
});

test('outsiders come in by namespace label, by namespace, and on any port', () => {
  const connections = new Connections();
  connections.admit({ name: 'tenants', peers: [{ namespaces: { team: 'x' } }] }, endpoint('a', 1), 'x');
  connections.reach(
    workload('a'),
    { name: 'all', peers: [{ namespace: 'n', pods: { p: 'q' } }] },
    [{ protocol: 'TCP' }],
    'x',
  );
  const { spec } = policyOf(workload('a'), connections.all, nodes);
  expect(spec.ingress?.[0]?.from).toEqual([{ namespaceSelector: { matchLabels: { team: 'x' } } }]);
  expect(spec.egress).toEqual([
    {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'n' } },
          podSelector: { matchLabels: { p: 'q' } },
        },
      ],
      ports: [{ protocol: 'TCP' }],
    },
  ]);
});

test('a reason that holds twice is told once', () => {
  const connections = new Connections();
  connections.admit({ name: 'proxy', peers: [] }, endpoint('a', 1), 'x');
  connections.admit({ name: 'proxy', peers: [] }, endpoint('a', 1), 'x');
  expect(policyOf(workload('a'), connections.all, nodes).annotations[reasonsAnnotation]).toBe(
    'from proxy 1001/TCP: x',
  );
});

test('default deny selects every pod and allows nothing', () => {
  expect(denyAll('n', true).spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});
