import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KubeObject } from '../support/kubernetes.ts';
import { differences, objectDifferences, shown } from './difference.ts';
import { dropEmptyFields } from './empty-fields.ts';
import { helmSelectors, withoutHelmMarks } from './helm-marks.ts';
import { withoutHooks } from './hooks.ts';
import type { LockedChart } from './lock.ts';
import { parseManifests } from './manifests.ts';
import { normalise } from './normalise.ts';

const object = (kind: string, more: Record<string, unknown> = {}, metadata = {}): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a', ...metadata },
  ...more,
});
const marks = {
  'helm.sh/chart': 'x-1',
  'app.kubernetes.io/managed-by': 'Helm',
  'app.kubernetes.io/name': 'x',
};

test.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['empty documents', '---\n# Source: a\n---\n\n---\nnull\n', []],
  ['an empty list', 'apiVersion: v1\nkind: List\nitems: []\n', []],
  [
    'a list in a list',
    'kind: List\napiVersion: v1\nitems: [{kind: List, apiVersion: v1, items: [{apiVersion: v1, kind: Pod, metadata: {name: a}}]}]',
    ['v1 Pod a'],
  ],
  [
    'a typed list',
    'kind: RoleList\napiVersion: rbac.authorization.k8s.io/v1\nitems: [{metadata: {name: a}}]',
    ['rbac.authorization.k8s.io/v1 Role a'],
  ],
  [
    'an object whose kind ends in List',
    'kind: AllowList\napiVersion: x/v1\nmetadata: {name: a}',
    ['x/v1 AllowList a'],
  ],
])('%s', (_, text, objects) => {
  const parsed = parseManifests(text, 'x');
  expect(parsed.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`)).toEqual(
    objects,
  );
});

test.each([
  'just text',
  '- a',
  'kind: Pod\napiVersion: v1',
  'kind: Pod\nmetadata: {name: a}',
  'kind: Pod\napiVersion: v1\nmetadata: {generateName: a}',
])('%j is no object', (text) => {
  expect(() => parseManifests(text, 'what helm printed')).toThrow(
    'what helm printed is no Kubernetes object',
  );
});

test('the namespace is set on namespaced kinds that name none, and taken from others', () => {
  const crd = object('CustomResourceDefinition', {
    spec: { group: 'example.com', scope: 'Cluster', names: { kind: 'Thing' } },
  });
  const objects = normalise(
    [
      object('Service'),
      object('Service', {}, { name: 'b', namespace: '' }),
      object('Service', {}, { namespace: 'elsewhere' }),
      { ...object('ClusterRole', {}, { namespace: 'ns' }), apiVersion: 'rbac.authorization.k8s.io/v1' },
      { ...object('Thing', {}, { namespace: 'ns' }), apiVersion: 'example.com/v1' },
      { ...crd, apiVersion: 'apiextensions.k8s.io/v1' },
    ],
    'ns',
  );
  expect(objects.map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name])).toEqual([
    ['ClusterRole', undefined, 'a'],
    ['CustomResourceDefinition', undefined, 'a'],
    ['Service', 'elsewhere', 'a'],
    ['Service', 'ns', 'a'],
    ['Service', 'ns', 'b'],
    ['Thing', undefined, 'a'],
  ]);
});

test('marks of Helm go wherever there is metadata, others stay', () => {
  const kept = { 'app.kubernetes.io/name': 'x' };
  const cleaned = withoutHelmMarks(
    object(
      'CronJob',
      {
        spec: {
          template: {
            metadata: {
              labels: marks,
              annotations: { 'meta.helm.sh/release-name': 'x', 'checksum/config': '1' },
            },
          },
          volumeClaimTemplates: [{ metadata: { labels: marks } }],
          jobTemplate: { metadata: { labels: marks }, spec: { template: { metadata: { labels: marks } } } },
          selector: { matchLabels: marks },
        },
      },
      { labels: marks, annotations: { 'helm.sh/resource-policy': 'keep' } },
    ),
  );
  expect(cleaned).toEqual(
    object(
      'CronJob',
      {
        spec: {
          template: { metadata: { labels: kept, annotations: { 'checksum/config': '1' } } },
          volumeClaimTemplates: [{ metadata: { labels: kept } }],
          jobTemplate: { metadata: { labels: kept }, spec: { template: { metadata: { labels: kept } } } },
          selector: { matchLabels: marks },
        },
      },
      { labels: kept, annotations: { 'helm.sh/resource-policy': 'keep' } },
    ),
  );
  const other = object('Pod', {}, { labels: { 'app.kubernetes.io/managed-by': 'alloy-operator' } });
  expect(withoutHelmMarks(other)).toEqual(other);
});

test.each<[unknown, string[]]>([
  [{ selector: { app: 'x' } }, []],
  [{ selector: { 'helm.sh/chart': 'x' } }, ['spec.selector']],
  [{ selector: { matchLabels: marks } }, ['spec.selector.matchLabels']],
  [
    { podSelector: { matchExpressions: [{ key: 'helm.sh/chart', operator: 'Exists' }] } },
    ['spec.podSelector.matchExpressions[0]'],
  ],
  [
    { affinity: [{ labelSelector: { matchLabels: { 'app.kubernetes.io/managed-by': 'Helm' } } }] },
    ['spec.affinity[0].labelSelector.matchLabels'],
  ],
  [{ selector: { 'app.kubernetes.io/managed-by': 'me' } }, []],
  [{ env: [{ valueFrom: { configMapKeyRef: { key: 'helm.sh/chart' } } }] }, []],
])('selectors that need a mark of Helm in %j', (spec, paths) => {
  expect(helmSelectors(object('Service', { spec }))).toEqual(paths);
});

test('a selector that would match nothing any more is an error', () => {
  expect(() =>
    normalise([object('Service', { spec: { selector: { 'helm.sh/chart': 'x' } } })], 'ns'),
  ).toThrow('Service ns/a spec.selector: selects by a label that only Helm sets');
});

test('fields that say nothing go, those that mean something stay', () => {
  const pod = (more: object) =>
    object('Deployment', { spec: { template: { spec: { containers: [{ name: 'a', ...more }] } } } });
  const deployment = {
    ...pod({
      env: null,
      args: [],
      resources: {},
      securityContext: {},
      volumeMounts: [
        { name: 'd', subPath: '' },
        { name: 'e', subPath: 'x' },
      ],
    }),
    status: null,
  };
  expect(dropEmptyFields(deployment)).toEqual(
    pod({ resources: {}, securityContext: {}, volumeMounts: [{ name: 'd' }, { name: 'e', subPath: 'x' }] }),
  );
  const spec = {
    containers: [{ name: 'a' }],
    hostNetwork: false,
    hostPID: true,
    tolerations: [],
    volumes: [{ emptyDir: {} }],
  };
  expect(dropEmptyFields(object('Pod', { spec }))).toEqual(
    object('Pod', { spec: { containers: [{ name: 'a' }], hostPID: true, volumes: [{ emptyDir: {} }] } }),
  );
  const policy = object('NetworkPolicy', {
    spec: { podSelector: {}, ingress: [], egress: [{}] },
    data: { a: '' },
  });
  expect(dropEmptyFields(policy)).toEqual(policy);
  expect(
    dropEmptyFields(object('ConfigMap', { data: { a: null } }, { labels: {}, annotations: null })),
  ).toEqual(object('ConfigMap', { data: {} }));
});

test('equal objects are one, differing ones an error', () => {
  expect(
    normalise(
      [
        object('Service', { spec: { a: 1, b: null } }),
        object('Service', { spec: { a: 1 } }, { namespace: 'ns' }),
      ],
      'ns',
    ),
  ).toHaveLength(1);
  expect(() =>
    normalise([object('Service', { spec: { a: 1 } }), object('Service', { spec: { a: 2 } })], 'ns'),
  ).toThrow('Service ns/a is rendered twice, and the two differ');
});

test('the order of what helm printed does not matter, and a second time changes nothing', () => {
  const objects = fc.uniqueArray(
    fc.record({
      apiVersion: fc.constantFrom('v1', 'apps/v1'),
      kind: fc.constantFrom('Service', 'Namespace', 'Deployment'),
      metadata: fc.record({ name: fc.constantFrom('a', 'b', 'c'), labels: fc.constant(marks) }),
      spec: fc.jsonValue(),
    }),
    { selector: ({ apiVersion, kind, metadata }) => `${apiVersion}/${kind}/${metadata.name}` },
  );
  fc.assert(
    fc.property(objects, (given) => {
      const once = normalise(given as unknown as KubeObject[], 'ns');
      expect(normalise([...(given as unknown as KubeObject[])].reverse(), 'ns')).toEqual(once);
      expect(normalise(once, 'other')).toEqual(once);
    }),
  );
});

const chart = (hooks: LockedChart['hooks'] = []): LockedChart => ({
  name: 'tiny',
  version: '0.1.0',
  repository: 'https://charts.example.com',
  digest: null,
  hooks,
  undocumented: [],
});
const hooked = (hook: string) =>
  object('Job', {}, { annotations: { 'helm.sh/hook': hook, 'helm.sh/hook-weight': '1', keep: 'this' } });

test.each(['test', 'test-success', 'test-failure', 'test, test-failure'])(
  'a hook of %s is dropped and listed',
  (hook) => {
    expect(withoutHooks([object('Service'), hooked(hook)], chart())).toEqual({
      objects: [object('Service')],
      dropped: [`Job a (${hook})`],
    });
  },
);

test('another hook is dropped or kept as the lock says, and else an error', () => {
  const decide = (action: 'drop' | 'keep') => chart([{ object: 'Job/a', action, reason: 'r' }]);
  expect(withoutHooks([hooked('pre-install,test')], decide('drop'))).toEqual({
    objects: [],
    dropped: ['Job a (pre-install,test)'],
  });
  expect(withoutHooks([hooked('pre-install')], decide('keep'))).toEqual({
    objects: [object('Job', {}, { annotations: { keep: 'this' } })],
    dropped: [],
  });
  expect(() => withoutHooks([hooked('pre-install'), hooked('post-delete')], chart())).toThrow(
    /renders Helm hooks, which GitOps does not run: Job\/a, Job\/a\n.*\n {2}hooks:\n {4}- { object: Job\/a, action: drop/,
  );
});

test.each([
  ['Job/a', true],
  ['*', true],
  ['*/*', true],
  ['Job/*', true],
  ['*/a', true],
  ['J*b/*a*', true],
  ['Pod/a', false],
  ['Job/*a*a', false],
  ['*b/a/*', false],
  ['Job/a*Job/a', false],
])('%s means Job/a: %s', (pattern, expected) => {
  const decided = () =>
    withoutHooks([hooked('post-install')], chart([{ object: pattern, action: 'drop', reason: 'r' }]));
  if (expected) expect(decided().dropped).toEqual(['Job a (post-install)']);
  else expect(decided).toThrow('renders Helm hooks');
});

test.each<[unknown, unknown, string[]]>([
  [{}, {}, []],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, ['a[1].b: 2 → 3']],
  [{ a: [1] }, { a: [1, 2] }, ['a[1]: (none) → 2']],
  [{ a: 1 }, {}, ['a: 1 → (none)']],
  [{ 'a.b': 1 }, { 'a.b': null }, ['["a.b"]: 1 → null']],
  [{ a: {} }, { a: [] }, ['a: {} → []']],
  [{ a: 'x'.repeat(100) }, { a: 1 }, [`a: "${'x'.repeat(59)}… → 1`]],
  [{}, { constructor: 1 }, ['constructor: (none) → 1']],
])('%j against %j', (before, after, expected) => {
  const found = differences(before, after).map(
    (one) => `${one.path}: ${shown(one.before)} → ${shown(one.after)}`,
  );
  expect(found).toEqual(expected);
});

test('objects are compared by group, kind, namespace and name', () => {
  const found = objectDifferences(
    [object('A'), object('B', { data: 1 }), object('C')],
    [object('A'), object('B', { data: 2 }), object('C', {}, { namespace: 'ns' })],
  );
  expect(found.map(({ object: { kind, namespace }, path }) => [kind, namespace, path])).toEqual([
    ['B', undefined, 'data'],
    ['C', undefined, ''],
    ['C', 'ns', ''],
  ]);
});
