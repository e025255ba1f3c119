import { expect, test } from '@jest/globals';
import { alloy, foundBy, object, role } from '../../../pod/testing.ts';

const read = ['get', 'list', 'watch'];
const rule = (resources: string[], verbs = read, apiGroups = ['']) => ({ apiGroups, resources, verbs });
const pods = 'discovery.kubernetes "a" {\n  role = "pod"\n}\n';
const own = 'discovery.kubernetes "a" {\n  role = "pod"\n  namespaces {\n    names = ["a", "b"]\n  }\n}\n';

const found = (text: string, grants: ReturnType<typeof alloy>, pod: object = {}) =>
  foundBy('river/permission-excess', [...alloy(text, { pod: { ...pod } }), ...grants]);

const [clusterRole, binding] = role([rule(['secrets'])]) as [
  ReturnType<typeof object>,
  ReturnType<typeof object>,
];
const others = {
  ...binding,
  subjects: [
    { kind: 'ServiceAccount', name: 'alloy', namespace: 'obs' },
    { kind: 'Group', name: 'x' },
  ],
};

test.each<[string, Parameters<typeof found>]>([
  ['nothing', ['', []]],
  ['what is needed', [pods, role([rule(['pods'])])]],
  ['a list of groups, of which each resource is in one', [pods, role([rule(['pods'], read, ['', 'apps'])])]],
  ['less than needed', [pods, role([rule(['pods'], ['list'])])]],
  ['where it is needed', [own, [...role([rule(['pods'])], 'a')]]],
  [
    'what monitors may refer to',
    ['prometheus.operator.podmonitors "a" {\n  forward_to = []\n}\n', role([rule(['secrets'], ['get'])])],
  ],
  [
    'what monitors may refer to, in one namespace',
    [
      'prometheus.operator.podmonitors "a" {\n  forward_to = []\n}\n',
      role([rule(['secrets'], ['get'])], 'a'),
    ],
  ],
  ['a role that others have, too', ['', [clusterRole, others]]],
  ['what is imported may need it', ['import.file "a" {\n  filename = "/a"\n}\n', [clusterRole, binding]]],
  [
    'another container may need it',
    ['', [clusterRole, binding], { containers: [{ name: 'b', image: 'b' }] }],
  ],
  [
    'other pods may need it',
    [
      '',
      [
        clusterRole,
        binding,
        object('apps/v1', 'Deployment', 'b', {
          spec: { template: { spec: { serviceAccountName: 'alloy' } } },
        }),
      ],
    ],
  ],
  ['paths that are no resources', ['', role([{ nonResourceURLs: ['/metrics'], verbs: ['get'] }])]],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

test.each<[string, Parameters<typeof found>, string]>([
  [
    'nobody asks',
    [pods, role([rule(['pods', 'namespaces'])])],
    'warning: ClusterRole r rules[0].resources: no component asks for namespaces',
  ],
  [
    'secrets',
    [pods, role([rule(['secrets'])])],
    'error: ClusterRole r rules[0].resources: no component asks for secrets',
  ],
  [
    'everything',
    [pods, role([rule(['*'])])],
    'error: ClusterRole r rules[0].resources: no component asks for *',
  ],
  [
    'a whole rule',
    [pods, role([rule(['nodes', 'services'])])],
    'warning: ClusterRole r rules[0].resources: no component asks for nodes and services',
  ],
  [
    'to write',
    [pods, role([rule(['pods'], ['get', 'list', 'watch', 'delete'])])],
    'error: ClusterRole r rules[0].resources[0]: no component needs to delete pods',
  ],
  [
    'to list what is only read',
    [
      'remote.kubernetes.configmap "a" {\n  namespace = "obs"\n  name = "a"\n}\n',
      role([rule(['configmaps'])], 'obs'),
    ],
    'warning: Role obs/r rules[0].resources[0]: no component needs to list and watch configmaps',
  ],
  [
    'everywhere',
    [own, role([rule(['pods'])])],
    'warning: ClusterRole r rules[0].resources[0]: pods are granted in the whole cluster, and asked for in a and b only',
  ],
  [
    'in a namespace that nobody asks about',
    [own, role([rule(['pods'])], 'x')],
    'warning: Role x/r rules[0].resources: no component asks for pods',
  ],
])('%s', async (_, args, expected) => {
  expect(await found(...args)).toEqual([expected]);
});

test('two workloads of one account need what both need', async () => {
  const nodes = alloy('discovery.kubernetes "a" {\n  role = "node"\n}\n', {
    name: 'second',
    pod: { serviceAccountName: 'alloy' },
  });
  expect(await found(pods, [...role([rule(['pods', 'nodes'])]), ...nodes])).toEqual([]);
});

test('one Secret among others is an error for all', async () => {
  expect(await found(pods, role([rule(['namespaces', 'secrets'])]))).toEqual([
    'error: ClusterRole r rules[0].resources: no component asks for namespaces and secrets',
  ]);
});
