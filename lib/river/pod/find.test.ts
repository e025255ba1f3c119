import { expect, test } from '@jest/globals';
import type { KubeObject } from '../../support/kubernetes.ts';
import { findAlloy } from './find.ts';
import { Objects } from './objects.ts';
import { alloy, object, role, service, shipped } from './testing.ts';
import type { AlloyWorkload } from './workload.ts';

const find = (...objects: KubeObject[]): AlloyWorkload => {
  const [workload] = findAlloy(new Objects(objects));
  if (workload === undefined) throw new Error('no workload was found');
  return workload;
};

test.each<[string, KubeObject[]]>([
  ['no objects', []],
  ['a workload without a template', [object('apps/v1', 'Deployment', 'a', {})]],
  ['a template that is none', [object('apps/v1', 'Deployment', 'a', { spec: { template: 'x' } })]],
  ['another image', alloy('', { container: { image: 'grafana/alloy-operator:1' } })],
  ['another kind', alloy('', { kind: 'Alloy' })],
])('%s: nothing runs Alloy', (_, objects) => {
  expect(findAlloy(new Objects(objects))).toEqual([]);
});

test.each([
  'alloy',
  'grafana/alloy',
  'docker.io/grafana/alloy:v1.18.1',
  'mirror:5000/x/alloy@sha256:0',
  'grafana/alloy-dev:main',
])('image %s is Alloy', (image) => {
  expect(find(...alloy('', { container: { image } })).container.image).toBe(image);
});

test('the shipped ones are found with their texts', () => {
  const workloads = findAlloy(new Objects(shipped()));
  expect(workloads.map(({ object, replicas }) => [object.kind, replicas])).toEqual([
    ['StatefulSet', 2],
    ['DaemonSet', 'per-node'],
  ]);
  for (const { configuration } of workloads) expect(configuration.files).toHaveLength(1);
});

test.each<[string, unknown, KubeObject[], AlloyWorkload['replicas']]>([
  ['nothing is said', undefined, [], 1],
  ['none is wanted now', 0, [], 0],
  ['several', 3, [], 3],
  [
    'an autoscaler',
    undefined,
    [
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
        spec: {
          maxReplicas: 4,
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'alloy' },
        },
      }),
    ],
    4,
  ],
  [
    'an autoscaler of another workload',
    undefined,
    [
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
        spec: {
          maxReplicas: 4,
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' },
        },
      }),
    ],
    1,
  ],
  [
    'KEDA without a limit',
    undefined,
    [object('keda.sh/v1alpha1', 'ScaledObject', 'h', { spec: { scaleTargetRef: { name: 'alloy' } } })],
    100,
  ],
])('replicas: %s', (_, replicas, more, expected) => {
  expect(find(...alloy('', { spec: { replicas } }), ...more).replicas).toBe(expected);
});

test('a DaemonSet has one on each node, a Pod is one', () => {
  expect(find(...alloy('', { kind: 'DaemonSet' })).replicas).toBe('per-node');
  const [{ spec }, config] = alloy('') as [KubeObject, KubeObject];
  const { template } = spec as { template: { spec: unknown } };
  expect(find(object('v1', 'Pod', 'a', { spec: template.spec }), config).replicas).toBe(1);
});

test('the environment is put together as Kubernetes does', () => {
  const { variables } = find(
    ...alloy('', {
      container: {
        envFrom: [{ configMapRef: { name: 'more' }, prefix: 'P_' }],
        env: [
          { name: 'A', value: 'a' },
          { name: 'B', value: '$(A)-$(C)-$$(A)' },
          { name: 'C', value: 'c' },
          { name: 'D', value: '$(A)/$(C)' },
          { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
          { name: 'SAME', value: '$(NODE)' },
          { name: 'KEY', valueFrom: { configMapKeyRef: { name: 'more', key: 'X' } } },
          { name: 'EMPTY' },
        ],
      },
    }),
    object('v1', 'ConfigMap', 'more', { data: { X: 'x' } }),
  ).container;
  expect(variables.values).toEqual({
    P_X: 'x',
    A: 'a',
    B: null,
    C: 'c',
    D: 'a/c',
    NODE: null,
    SAME: null,
    KEY: 'x',
    EMPTY: '',
  });
  expect(variables.fieldOf('SAME')).toBe('spec.nodeName');
  expect(variables.open).toBe(false);
  expect(variables.has('HOSTNAME')).toBe(true);
  expect(variables.fieldOf('HOSTNAME')).toBe('metadata.name');
});

test.each<
  [string, KubeObject[], readonly { namespace: string; name: string; keys: string[] }[], boolean, boolean]
>([
  ['that nobody knows', [], [], true, false],
  ['that is expected', [], [{ namespace: 'obs', name: 's', keys: ['K'] }], false, true],
  ['of another namespace', [], [{ namespace: 'x', name: 's', keys: ['K'] }], true, false],
  ['that is there', [object('v1', 'Secret', 's', { stringData: { K: 'x' } })], [], false, true],
])('a Secret %s', (_, more, secrets, open, has) => {
  const objects = new Objects([
    ...alloy('', { container: { envFrom: [{ secretRef: { name: 's' } }] } }),
    ...more,
  ]);
  const [workload] = findAlloy(objects, secrets);
  expect(workload?.container.variables.open).toBe(open);
  expect(workload?.container.variables.get('K') !== undefined).toBe(has);
});

test('arguments are filled in with variables', () => {
  const { commandLine } = find(
    ...alloy('', {
      container: { args: ['run', '$(DIR)/a', '--x=$(Y)'], env: [{ name: 'DIR', value: '/d' }] },
    }),
  ).container;
  expect(commandLine.words).toEqual(['run', '/d/a', '--x=$(Y)']);
});

test('only Services of the namespace that select the pods count', () => {
  const { services } = find(
    ...alloy(''),
    service('a', [{ port: 80, targetPort: 'http' }], { clusterIP: 'None' }),
    service('other', [], {}, 'other'),
    service('none', [], { selector: {} }),
    { ...service('far', []), metadata: { name: 'far', namespace: 'x' } },
  );
  expect(services.map(({ name, headless }) => [name, headless])).toEqual([['a', true]]);
});

test('what a ServiceAccount may do', () => {
  const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
  const { grants } = find(...alloy(''), ...role(rules)).serviceAccount;
  expect(grants).toMatchObject({
    open: false,
    all: [{ resources: ['pods'], namespace: undefined, exclusive: true }],
  });
  expect(find(...alloy(''), ...role(rules, 'x')).serviceAccount.grants.all[0]?.namespace).toBe('x');
  expect(find(...alloy(''), ...role(rules, 'x', 'other')).serviceAccount.grants.all).toEqual([]);
});

test('a role that others are given, too, and one that is not there', () => {
  const [given, binding] = role([{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]) as [
    KubeObject,
    KubeObject,
  ];
  const group = { kind: 'Group', name: 'system:serviceaccounts:obs' };
  const shared = { ...binding, subjects: [group] };
  expect(find(...alloy(''), given, shared).serviceAccount.grants.all).toMatchObject([{ exclusive: false }]);
  expect(find(...alloy(''), binding).serviceAccount.grants.open).toBe(true);
});

test.each<[string, unknown, boolean]>([
  ['user 0 of the image', {}, true],
  ['another user', { runAsUser: 473 }, false],
  ['the image’s user is refused', { runAsNonRoot: true }, false],
  ['user 0 by name', { runAsUser: 0 }, true],
])('%s', (_, securityContext, root) => {
  expect(find(...alloy('', { container: { securityContext } })).container.user.root).toBe(root);
});
