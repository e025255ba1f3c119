import { expect, test } from '@jest/globals';
import { readDocuments } from './documents.ts';
import { Inventory } from './inventory.ts';
import { inventoryOf, manifest, pod, schemas, workload } from './testing.ts';

const inventory = inventoryOf(
  [
    manifest('v1', 'Service', 'spec: {}', 'web'),
    '{apiVersion: v1, kind: ConfigMap, metadata: {name: bare}}',
    '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: reader}}',
    '{apiVersion: v1, kind: Namespace, metadata: {name: empty}}',
    workload(
      'StatefulSet',
      'volumeClaimTemplates: [{metadata: {name: data}}],',
      'ports: [{containerPort: 80}]',
      'db',
    ),
    manifest(
      'batch/v1',
      'CronJob',
      'spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: it}}, spec: {containers: []}}}}}',
      'nightly',
    ),
    manifest('collectors.grafana.com/v1alpha1', 'Alloy', 'spec: {}').replace(
      'namespace: app',
      'namespace: collectors',
    ),
  ],
  { present: ['/Service/platform/dns'] },
);

test('objects are found by kind, namespace and name', () => {
  expect(inventory.find('/Service', 'app', 'web')?.groupKind).toBe('/Service');
  expect(inventory.find('/Service', 'other', 'web')).toBeUndefined();
  expect(inventory.find('/ConfigMap', 'default', 'bare')?.namespace).toBe('default');
  expect(inventory.find('rbac.authorization.k8s.io/ClusterRole', '', 'reader')?.namespace).toBe('');
  expect(inventory.all('/Service').map(({ name }) => name)).toEqual(['web']);
  expect(inventory.all('/Pod')).toEqual([]);
});

test.each([
  ['present', '/Service', 'app', 'web'],
  ['absent', '/Service', 'app', 'wep'],
  ['absent', '/Service', 'empty', 'web'],
  ['unknown', '/Service', 'elsewhere', 'web'],
  ['unknown', '/Service', 'kube-system', 'web'],
  ['absent', 'scheduling.k8s.io/PriorityClass', '', 'mine'],
  ['present', '/Service', 'platform', 'dns'],
  ['present', '/Namespace', '', 'kube-system'],
  ['present', '/ServiceAccount', 'elsewhere', 'default'],
  ['present', '/ConfigMap', 'elsewhere', 'kube-root-ca.crt'],
  ['present', '/Service', 'default', 'kubernetes'],
  ['present', 'scheduling.k8s.io/PriorityClass', '', 'system-node-critical'],
  ['present', 'rbac.authorization.k8s.io/ClusterRole', '', 'cluster-admin'],
  ['present', 'rbac.authorization.k8s.io/Role', 'kube-system', 'extension-apiserver-authentication-reader'],
])('%s: %s %s/%s', (presence, groupKind, namespace, name) => {
  expect(inventory.presence(groupKind, namespace, name)).toBe(presence);
});

test('pods of every kind look the same', () => {
  expect(
    inventory.pods.map(({ entry, labels, specPath, replicas, volumes, containers }) => ({
      name: entry.name,
      labels,
      specPath: specPath.join('.'),
      replicas,
      volumes: volumes.map(({ name }) => name),
      ports: containers.flatMap(({ ports }) => ports.map(({ number, protocol }) => `${number}/${protocol}`)),
    })),
  ).toEqual([
    {
      name: 'db',
      labels: { app: 'it' },
      specPath: 'spec.template.spec',
      replicas: 1,
      volumes: ['data'],
      ports: ['80/TCP'],
    },
    {
      name: 'nightly',
      labels: { app: 'it' },
      specPath: 'spec.jobTemplate.spec.template.spec',
      replicas: 1,
      volumes: [],
      ports: [],
    },
  ]);
});

test('pods are selected by all of their labels', () => {
  const names = (selector: Record<string, string>) =>
    inventory.podsSelected('app', selector).map(({ entry }) => entry.name);
  expect(names({ app: 'it' })).toEqual(['db', 'nightly']);
  expect(names({ app: 'it', 'statefulset.kubernetes.io/pod-name': 'db-0' })).toEqual(['db']);
  expect(names({ app: 'it', part: 'a' })).toEqual([]);
  expect(inventory.podsSelected('elsewhere', { app: 'it' })).toEqual([]);
});

test('pods that nobody can know of are known to be there', () => {
  expect(inventory.hasUnknownPods('collectors')).toBe(true);
  expect(inventory.hasUnknownPods('app')).toBe(false);
});

test('unless what their controllers make is at hand', () => {
  const { objects } = readDocuments(
    manifest('collectors.grafana.com/v1alpha1', 'Alloy', 'spec: {}'),
    'a.yaml',
  );
  const operated = new Set(objects.map(({ object }) => object));
  expect(new Inventory(objects, { schemas, operated }).hasUnknownPods('app')).toBe(false);
  expect(new Inventory(objects, { schemas }).hasUnknownPods('app')).toBe(true);
});

test('a pod whose parts are malformed has none', () => {
  const [first] = inventoryOf([
    pod(
      'containers: {a: b}, volumes: 3, initContainers: [1, {name: 5, ports: [{containerPort: "80"}], env: [x], volumeMounts: {}}]',
    ),
  ]).pods;
  expect(first?.containers.map(({ name, ports, env, mounts }) => ({ name, ports, env, mounts }))).toEqual([
    { name: '', ports: [], env: [], mounts: [] },
  ]);
});
