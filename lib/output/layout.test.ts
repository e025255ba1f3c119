import { describe, expect, test } from '@jest/globals';
import type { KubeObject } from '../support/kubernetes.ts';
import { folderPath, Layout, objectPath, type PlannedObject } from './layout.ts';

const object = (apiVersion: string, kind: string, name: string, namespace?: string): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace && { namespace }) },
});
const planned = (object: KubeObject, folder = 'loki', origin = `poddle/${folder}`): PlannedObject => ({
  object,
  folder,
  origin,
});
const rbac = 'rbac.authorization.k8s.io/v1';
const crd = {
  ...object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com'),
  spec: { group: 'example.com', scope: 'Cluster', names: { kind: 'Thing' } },
};

describe('where an object goes', () => {
  test.each<[string, PlannedObject, string]>([
    [
      'the chart that owns it',
      planned(object('apps/v1', 'StatefulSet', 'loki', 'loki')),
      'poddle/loki/StatefulSet.loki.yaml',
    ],
    [
      'the chart that owns it, when it is in another namespace',
      planned(object(rbac, 'Role', 'a', 'team-a')),
      'poddle/loki/Role.a.yaml',
    ],
    [
      'the chart that owns it, when it is cluster-scoped',
      planned(object(rbac, 'ClusterRole', 'system:a')),
      'poddle/loki/ClusterRole.system%3aa.yaml',
    ],
    [
      'the chart that owns it, when it has no namespace',
      planned(object('example.com/v1', 'Other', 'a')),
      'poddle/loki/Other.a.yaml',
    ],
    ['the folder of CRDs', planned(crd), 'poddle/_crds/CustomResourceDefinition.things.example.com.yaml'],
    [
      'the folder of GitOps, whatever its namespace',
      planned(object('argoproj.io/v1alpha1', 'Application', 'loki', 'argocd'), '_gitops'),
      'poddle/_gitops/Application.loki.yaml',
    ],
    [
      'a folder that Windows can write',
      planned(object('v1', 'Service', 'a', 'aux'), 'aux'),
      'poddle/%61ux/Service.a.yaml',
    ],
  ])('%s', (_, entry, path) => {
    const layout = new Layout('poddle', [entry]);
    expect(layout.place(entry)).toBe(path);
    expect(layout.problems).toEqual([]);
  });

  test('paths can be asked for without an object', () => {
    expect(objectPath('poddle', 'loki', { kind: 'SealedSecret', name: 'a' })).toBe(
      'poddle/loki/SealedSecret.a.yaml',
    );
    expect(folderPath('nul', 'aux')).toBe('%6eul/%61ux');
  });
});

function problems(entries: readonly PlannedObject[], cluster = 'poddle'): string {
  const layout = new Layout(cluster, entries);
  const paths = entries.map((entry) => layout.place(entry));
  expect(paths.filter((path) => path === undefined).length).toBeGreaterThan(cluster === 'poddle' ? 0 : -1);
  return layout.problems.map(({ message, fix }) => `${message} | ${fix}`).join('\n');
}

describe('what cannot be written', () => {
  const service = (namespace: string, name = 'a') => object('v1', 'Service', name, namespace);

  test('one object twice names both origins', () => {
    expect(
      problems([
        planned(service('loki'), 'loki', 'release loki'),
        planned(service('loki'), 'loki', 'poddle/loki/svc'),
      ]),
    ).toBe(
      'Service loki/a is made twice: by release loki and by poddle/loki/svc | leave one of the two out, or give it another name',
    );
  });

  test('one object twice, in two folders and two versions of its API', () => {
    const message = problems([
      planned(object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'a'), 'loki', 'A'),
      planned(object('rbac.authorization.k8s.io/v1beta1', 'ClusterRole', 'a'), 'tempo', 'B'),
    ]);
    expect(message).toContain('ClusterRole a is made twice: by A and by B');
  });

  test.each<[string, KubeObject, KubeObject, string]>([
    ['two API groups', service('loki'), object('serving.knative.dev/v1', 'Service', 'a', 'loki'), 'loki'],
    [
      'kinds that differ by case',
      object('a.io/v1', 'Thing', 'a', 'loki'),
      object('a.io/v1', 'THING', 'a', 'loki'),
      'loki',
    ],
    [
      'two namespaces in one folder',
      object('a.io/v1', 'App', 'a', 'x'),
      object('a.io/v1', 'App', 'a', 'y'),
      '_gitops',
    ],
  ])('two objects for one file: %s', (_, a, b, folder) => {
    const message = problems([planned(a, folder, 'A'), planned(b, folder, 'B')]);
    expect(message).toMatch(/^\S+ \S+ \(A\) and \S+ \S+ \(B\) would share the file poddle\/\S+ \| give one/);
  });

  test('the same name in two namespaces, and in two clusters, is fine', () => {
    const layout = new Layout('poddle', []);
    expect(layout.place(planned(service('loki')))).toBeDefined();
    expect(layout.place(planned(service('tempo'), 'tempo'))).toBeDefined();
    expect(layout.problems).toEqual([]);
  });

  test.each<[string, KubeObject, string | undefined, string]>([
    [
      'a list',
      { ...object('v1', 'ConfigMapList', 'a'), items: [] },
      undefined,
      'ConfigMapList a (poddle/loki) is a list of objects',
    ],
    [
      'a namespace on a cluster-scoped kind',
      object(rbac, 'ClusterRole', 'a', 'loki'),
      undefined,
      'has a namespace, but its kind is cluster-scoped',
    ],
    [
      'a kind that is none',
      object('v1', '../x', 'a', 'loki'),
      undefined,
      'has a kind that Kubernetes does not take',
    ],
    ['a folder outside', service('x'), '../x', 'is called "../x", which cannot be a folder'],
    ['a folder that is none', object(rbac, 'ClusterRole', 'a'), '', 'is called "", which cannot be a folder'],
  ])('%s', (_, entry, folder, message) => {
    expect(problems([planned(entry, folder)])).toContain(message);
  });

  test('a scope that a CRD of the same run tells', () => {
    const thing = planned(object('example.com/v1', 'Thing', 'a', 'loki'));
    expect(problems([planned(crd), thing])).toContain('Thing loki/a (poddle/loki) has a namespace');
  });

  test('a cluster that cannot be a folder', () => {
    expect(problems([], '..')).toContain('the cluster is called "..", which cannot be a folder');
  });
});

describe('carried files', () => {
  const carry = (path: string) => {
    const layout = new Layout('poddle', []);
    layout.place(planned(object('bitnami.com/v1alpha1', 'SealedSecret', 'taken', 'loki')));
    return {
      path: layout.carry({ path, bytes: Buffer.from(''), origin: 'secrets/a.yaml' }),
      problems: layout.problems,
    };
  };

  test('go where they are told', () => {
    const path = 'poddle/loki/Secret.minio-credentials.yaml';
    expect(carry(path)).toEqual({ path, problems: [] });
  });

  test.each(['', '../x', 'other/loki/Secret.a.yaml', 'poddle/loki/a.sops.yaml', 'poddle/../x/Secret.a.yaml'])(
    'but not to "%s"',
    (path) => {
      const { problems } = carry(path);
      expect(problems[0]?.message).toBe(`secrets/a.yaml cannot be carried to "${path}"`);
    },
  );

  test('nor to the file of an object', () => {
    expect(carry('poddle/loki/SealedSecret.taken.yaml').problems[0]?.message).toBe(
      'SealedSecret loki/taken (poddle/loki) and secrets/a.yaml would share the file poddle/loki/SealedSecret.taken.yaml',
    );
  });
});
