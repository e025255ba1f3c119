import { expect, test } from '@jest/globals';
import { apiGroup, isKubeObject, isNamespaced, objectIdentity, objectReference } from './kubernetes.ts';

test.each<[unknown]>([
  [undefined],
  [null],
  ['Service'],
  [[]],
  [{}],
  [{ apiVersion: 'v1', kind: 'Service' }],
  [{ apiVersion: 'v1', kind: 'Service', metadata: null }],
  [{ apiVersion: 'v1', kind: 'Service', metadata: {} }],
  [{ apiVersion: 'v1', kind: 'Service', metadata: { name: '' } }],
  [{ apiVersion: 1, kind: 'Service', metadata: { name: 'a' } }],
])('%j is no Kubernetes object', (value) => {
  expect(isKubeObject(value)).toBe(false);
});

test('an object has apiVersion, kind and name', () => {
  expect(isKubeObject({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } })).toBe(true);
});

test.each([
  ['v1', ''],
  ['apps/v1', 'apps'],
  ['rbac.authorization.k8s.io/v1', 'rbac.authorization.k8s.io'],
])('the group of %s is "%s"', (apiVersion, group) => {
  expect(apiGroup(apiVersion)).toBe(group);
});

test.each<[string, string, boolean]>([
  ['v1', 'Service', true],
  ['v1', 'Namespace', false],
  ['v1', 'PersistentVolumeClaim', true],
  ['rbac.authorization.k8s.io/v1', 'Role', true],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', false],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRoleBinding', false],
  ['storage.k8s.io/v1', 'CSIStorageCapacity', true],
  ['storage.k8s.io/v1', 'StorageClass', false],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', false],
  ['gateway.networking.k8s.io/v1', 'GatewayClass', false],
  ['gateway.networking.k8s.io/v1', 'Gateway', true],
  ['traefik.io/v1alpha1', 'IngressRoute', true],
  // The same kind in another group, and names that every object has, are not in the table.
  ['example.com/v1', 'Namespace', true],
  ['constructor/v1', 'length', true],
])('%s %s lives in a namespace: %s', (apiVersion, kind, expected) => {
  expect(isNamespaced(apiVersion, kind)).toBe(expected);
});

test('a CustomResourceDefinition says the scope of its kind', () => {
  const crd = (scope: string) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: { group: 'example.com', scope, names: { kind: 'Thing' } },
  });
  expect(isNamespaced('example.com/v1', 'Thing', [crd('Cluster')])).toBe(false);
  expect(isNamespaced('example.com/v1', 'Thing', [crd('Namespaced')])).toBe(true);
  expect(isNamespaced('example.com/v1', 'Other', [crd('Cluster')])).toBe(true);
});

test('a reference leaves out a namespace that is not there', () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'a' } };
  expect(objectReference(role)).toEqual({ apiVersion: role.apiVersion, kind: 'ClusterRole', name: 'a' });
  expect(objectReference({ ...role, metadata: { name: 'a', namespace: 'b' } }).namespace).toBe('b');
});

test('the version of the API is not part of the identity, its group is', () => {
  const pdb = { kind: 'PodDisruptionBudget', namespace: 'a', name: 'b' };
  expect(objectIdentity({ apiVersion: 'policy/v1', ...pdb })).toBe(
    objectIdentity({ apiVersion: 'policy/v1beta1', ...pdb }),
  );
  expect(objectIdentity({ apiVersion: 'example.com/v1', ...pdb })).not.toBe(
    objectIdentity({ apiVersion: 'policy/v1', ...pdb }),
  );
});
