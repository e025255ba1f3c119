import { expect, test } from '@jest/globals';
import { alloy, foundBy, service, type WorkloadOptions } from '../../../pod/testing.ts';

const headless = service('peers', [{ port: 12_345 }], { clusterIP: 'None' });
const plain = service('alloy', [{ port: 12_345 }]);
const others = service('others', [], { clusterIP: 'None' }, 'others');
const found = (flags: readonly string[], options: WorkloadOptions = { spec: { replicas: 2 } }) =>
  foundBy('river/cluster-join', [...alloy('', { ...options, flags }), headless, plain, others]);

test.each<[string, string[], WorkloadOptions | undefined]>([
  ['no cluster', [], undefined],
  ['one pod', ['--cluster.enabled'], {}],
  ['a headless Service', ['--cluster.enabled', '--cluster.join-addresses=peers'], undefined],
  [
    'with its namespace and port',
    ['--cluster.enabled', '--cluster.join-addresses=peers.obs.svc.cluster.local:12345'],
    undefined,
  ],
  ['one pod of it', ['--cluster.enabled', '--cluster.join-addresses=alloy-0.peers.obs.svc:12345'], undefined],
  [
    'of a namespace that is not known',
    ['--cluster.enabled', '--cluster.join-addresses=peers.elsewhere'],
    undefined,
  ],
  ['other means', ['--cluster.enabled', '--cluster.discover-peers=provider=k8s'], undefined],
])('%s', async (_, flags, options) => {
  expect(await found(flags, options)).toEqual([]);
});

test.each<[string, string, string]>([
  ['nothing', '', 'error: every pod is a cluster of its own: Alloy is not told where the others are'],
  [
    'no such Service',
    'piers',
    'error: the members of the cluster do not find each other: there is no Service piers',
  ],
  [
    'of other pods',
    'others',
    'error: the members of the cluster do not find each other: Service others does not select these pods',
  ],
  [
    'not headless',
    'alloy',
    'warning: Service alloy has an address of its own and leads to any one pod, so a member may meet nobody but itself',
  ],
  [
    'another port',
    'peers:80',
    'error: the members of the cluster are sought on port 80, and listen on 12345',
  ],
])('%s', async (_, address, expected) => {
  const place = 'Deployment obs/alloy spec.template.spec.containers[0].args: ';
  expect(await found(['--cluster.enabled', `--cluster.join-addresses=${address}`])).toEqual([
    expected.replace(': ', `: ${place}`),
  ]);
});
