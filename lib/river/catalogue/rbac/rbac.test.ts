import { expect, test } from '@jest/globals';
import type { Json } from '../../../support/json.ts';
import { component } from '../components.ts';
import { unknown, type Written } from '../written.ts';
import { kubeletRules, ownNamespace, rbacComponents, rbacOf } from './index.ts';

type Arguments = Record<string, Json | typeof unknown>;

const body = (args: Arguments, blocks: Record<string, readonly Written[]> = {}): Written => ({
  argument: (name) => args[name],
  blocks: (name) => blocks[name] ?? [],
});

/** `verbs resource in scope`, and `?` where it is needed only in some case. */
const needs = (name: string, written: Written) =>
  rbacOf(name, written).map(({ apiGroup, resource, verbs, scope, onlyWhen }) => {
    const full = apiGroup === '' ? resource : `${apiGroup}/${resource}`;
    return `${onlyWhen ? '? ' : ''}${verbs.join('+')} ${full} in ${Array.isArray(scope) ? scope.join() : scope}`;
  });

test.each(rbacComponents())('%s is a component', (name) => {
  expect(component(name)).toBeDefined();
});

test('others need nothing', () => {
  expect(rbacOf('loki.write', body({}))).toEqual([]);
  expect(rbacOf('constructor', body({}))).toEqual([]);
});

test.each<[string, Written, string[]]>([
  ['pods of the cluster', body({ role: 'pod' }), ['list+watch pods in cluster']],
  ['nodes', body({ role: 'node' }), ['list+watch nodes in cluster']],
  [
    'slices of one namespace',
    body({ role: 'endpointslice' }, { namespaces: [body({ names: ['kube-system'] })] }),
    [
      'list+watch discovery.k8s.io/endpointslices in kube-system',
      'list+watch services in kube-system',
      'list+watch pods in kube-system',
    ],
  ],
  [
    'ingresses, whose nodes are never attached',
    body({ role: 'ingress' }, { attach_metadata: [body({ node: true, namespace: true })] }),
    ['list+watch networking.k8s.io/ingresses in cluster', 'list+watch namespaces in cluster'],
  ],
  [
    'its own namespace and another, with the nodes of the pods',
    body(
      { role: 'pod' },
      {
        namespaces: [body({ own_namespace: true, names: ['a'] })],
        attach_metadata: [body({ node: true })],
      },
    ),
    [`list+watch pods in ${ownNamespace},a`, 'list+watch nodes in cluster'],
  ],
  [
    'namespaces that are computed',
    body({ role: 'pod' }, { namespaces: [body({ names: unknown })] }),
    ['list+watch pods in unknown'],
  ],
  ['a role that does not exist', body({ role: 'pods' }), []],
  ['another cluster', body({ role: 'pod', kubeconfig_file: '/etc/kube' }), []],
])('discovery.kubernetes: %s', (_, written, expected) => {
  expect(needs('discovery.kubernetes', written)).toEqual(expected);
});

test.each<[string, Written, string[]]>([
  ['by default', body({}), ['list+watch pods in cluster']],
  ['in passthrough', body({ passthrough: true }), []],
  ['with credentials of another kind', body({ auth_type: 'kubeConfig' }), []],
  [
    'names and labels of pods',
    body(
      {},
      {
        extract: [
          body({ metadata: ['k8s.deployment.name'] }, { label: [body({ from: 'pod', key: 'app' })] }),
        ],
      },
    ),
    ['list+watch pods in cluster'],
  ],
  [
    'deployment names from the API',
    body({}, { extract: [body({ deployment_name_from_replicaset: false })] }),
    ['list+watch pods in cluster', 'list+watch apps/replicasets in cluster'],
  ],
  [
    'labels of namespaces, nodes and deployments in one namespace',
    body(
      {},
      {
        filter: [body({ namespace: 'a' })],
        extract: [
          body(
            {},
            {
              label: [body({ from: 'namespace' }), body({ from: 'node' })],
              annotation: [body({ from: 'deployment' })],
            },
          ),
        ],
      },
    ),
    [
      'list+watch pods in a',
      'list+watch apps/deployments in a',
      'list+watch apps/replicasets in a',
      'list+watch namespaces in cluster',
      'list+watch nodes in cluster',
    ],
  ],
])('otelcol.processor.k8sattributes: %s', (_, written, expected) => {
  expect(needs('otelcol.processor.k8sattributes', written)).toEqual(expected);
});

test.each<[string, Written, string[]]>([
  ['loki.source.kubernetes_events', body({}), ['list+watch events in cluster']],
  ['loki.source.kubernetes_events', body({ namespaces: ['a', 'b'] }), ['list+watch events in a,b']],
  ['loki.source.kubernetes', body({}), ['get pods in cluster', 'get pods/log in cluster']],
  ['remote.kubernetes.secret', body({ namespace: 'a', name: 'b' }), ['get secrets in a']],
  ['remote.kubernetes.configmap', body({ namespace: unknown }), ['get configmaps in unknown']],
  ['discovery.kubelet', body({}), ['get nodes/pods in cluster']],
  ['otelcol.processor.resourcedetection', body({ detectors: ['env'] }), []],
  ['otelcol.processor.resourcedetection', body({ detectors: ['kubernetes_node'] }), []],
  [
    'otelcol.processor.resourcedetection',
    body({ detectors: ['kubernetes_node'] }, { kubernetes_node: [body({ auth_type: 'serviceAccount' })] }),
    ['get nodes in cluster'],
  ],
  [
    'prometheus.operator.podmonitors',
    body({}),
    [
      'list+watch monitoring.coreos.com/podmonitors in cluster',
      'list+watch pods in cluster',
      '? list+watch nodes in cluster',
      '? get secrets in cluster',
      '? get configmaps in cluster',
    ],
  ],
])('%s %#', (name, written, expected) => {
  expect(needs(name, written)).toEqual(expected);
});

test('prometheus.operator.servicemonitors asks for what its role needs', () => {
  expect(needs('prometheus.operator.servicemonitors', body({}))).toContain('list+watch endpoints in cluster');
  expect(needs('prometheus.operator.servicemonitors', body({ kubernetes_role: 'endpointslice' }))).toContain(
    'list+watch discovery.k8s.io/endpointslices in cluster',
  );
});

test.each<[string | typeof unknown, string]>([
  ['alloy-gateway.obs', 'obs'],
  ['alloy-gateway.obs.svc.cluster.local', 'obs'],
  ['alloy-gateway', ownNamespace],
  [unknown, 'unknown'],
])('the balancer watches the slices of %p in %s', (service, scope) => {
  const resolver = body({}, { kubernetes: [body({ service })] });
  expect(needs('otelcol.exporter.loadbalancing', body({}, { resolver: [resolver] }))).toEqual([
    `list+watch discovery.k8s.io/endpointslices in ${scope}`,
  ]);
});

test('the balancer needs nothing for other resolvers', () => {
  const resolver = body({}, { dns: [body({ hostname: 'x' })] });
  expect(needs('otelcol.exporter.loadbalancing', body({}, { resolver: [resolver] }))).toEqual([]);
});

test('a scrape with the token of the ServiceAccount may be one of kubelets', () => {
  const bearer_token_file = '/var/run/secrets/kubernetes.io/serviceaccount/token';
  const written = { bearer_token_file, scheme: 'https', metrics_path: '/metrics/cadvisor' };
  expect(needs('prometheus.scrape', body(written))).toEqual(['? get nodes/metrics in cluster']);
  expect(needs('prometheus.scrape', body({ scheme: 'https' }))).toEqual([]);
});

test.each([
  ['/metrics', 'nodes/metrics'],
  ['/metrics/cadvisor', 'nodes/metrics'],
  ['/stats/summary', 'nodes/stats'],
  ['/pods', 'nodes/pods'],
  ['/metricsx', 'nodes/proxy'],
  ['/run/x', 'nodes/proxy'],
])('the kubelet asks for %s: %s', (path, resource) => {
  expect(kubeletRules(path).map((rule) => rule.resource)).toEqual([resource]);
});
