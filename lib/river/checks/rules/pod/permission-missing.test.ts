import { expect, test } from '@jest/globals';
import { alloy, foundBy, role } from '../../../pod/testing.ts';

const read = ['get', 'list', 'watch'];
const rule = (resources: string[], verbs = read, apiGroups = ['']) => ({ apiGroups, resources, verbs });
const pods = (body = '') => `discovery.kubernetes "a" {\n  role = "pod"\n${body}}\n`;
const own = '  namespaces {\n    own_namespace = true\n  }\n';
const scrape = (more = '', source = 'discovery.kubernetes "n" {\n  role = "node"\n}\n') =>
  `${source}prometheus.scrape "k" {\n  targets           = discovery.kubernetes.n.targets\n  forward_to        = []\n  scheme            = "https"\n  metrics_path      = "/metrics/cadvisor"\n  bearer_token_file = "/var/run/secrets/kubernetes.io/serviceaccount/token"\n${more}}\n`;

const found = (text: string, grants: ReturnType<typeof alloy> = [], pod: object = {}) =>
  foundBy('river/permission-missing', [...alloy(text, { pod: { ...pod } }), ...grants]);

test.each<[string, Parameters<typeof found>]>([
  ['nothing', ['']],
  ['it may', [pods(), role([rule(['pods'])])]],
  ['by a wildcard', [pods(), role([rule(['*'], ['*'], ['*'])])]],
  ['by two rules', [pods(), role([rule(['pods'], ['list']), rule(['pods'], ['watch'])])]],
  ['by a role that is not there', [pods(), role([]).slice(1)]],
  ['in its own namespace', [pods(own), role([rule(['pods'])], 'obs')]],
  [
    'only where monitors refer to it',
    [
      'prometheus.operator.podmonitors "a" {\n  forward_to = []\n}\n',
      role([rule(['pods']), rule(['podmonitors'], read, ['monitoring.coreos.com'])]),
    ],
  ],
  ['kubelets', [scrape(), role([rule(['nodes']), rule(['nodes/metrics'], ['get'])])]],
  ['another cluster', [pods('  api_server = "https://other"\n')]],
  [
    'a scrape of others with the token',
    [scrape('', 'discovery.kubernetes "n" {\n  role = "service"\n}\n'), role([rule(['services'])])],
  ],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

const may = (what: string) =>
  expect.stringContaining(`needs to ${what}, and ServiceAccount obs/alloy may not`);

test.each<[string, Parameters<typeof found>, string]>([
  ['no role', [pods()], 'list and watch pods in the whole cluster'],
  [
    'another verb',
    [pods(), role([rule(['pods'], ['get', 'list'])])],
    'list and watch pods in the whole cluster',
  ],
  [
    'another group',
    [pods(), role([rule(['pods'], read, ['apps'])])],
    'list and watch pods in the whole cluster',
  ],
  [
    'only some by name',
    [pods(), role([{ ...rule(['pods']), resourceNames: ['a'] }])],
    'list and watch pods in the whole cluster',
  ],
  [
    'only in one namespace',
    [pods(), role([rule(['pods'])], 'obs')],
    'list and watch pods in the whole cluster',
  ],
  ['in another namespace', [pods(own), role([rule(['pods'])], 'x')], 'list and watch pods in obs'],
  [
    'another account',
    [pods(), role([rule(['pods'])], undefined, 'other')],
    'list and watch pods in the whole cluster',
  ],
  ['kubelets', [scrape(), role([rule(['nodes'])])], 'get nodes/metrics in the whole cluster'],
  [
    'several',
    ['discovery.kubernetes "a" {\n  role = "endpointslice"\n}\n', role([rule(['services'])])],
    'list and watch discovery.k8s.io/endpointslices in the whole cluster and list and watch pods in the whole cluster',
  ],
])('%s', async (_, args, what) => {
  expect(await found(...args)).toEqual([may(what)]);
});

test('the token is not mounted', async () => {
  expect(await found(pods(), role([rule(['pods'])]), { automountServiceAccountToken: false })).toEqual([
    'error: Deployment obs/alloy spec.template.spec.automountServiceAccountToken: the token of ServiceAccount alloy is not mounted, and discovery.kubernetes "a" needs it',
  ]);
});

test('in each of two namespaces', async () => {
  const text = pods('  namespaces {\n    names = ["a", "b"]\n  }\n');
  const inA = role([rule(['pods'])], 'a');
  expect(await found(text, [...inA, ...role([rule(['pods'])], 'b')])).toEqual([]);
  expect(await found(text, inA)).toEqual([may('list and watch pods in a and b')]);
});
