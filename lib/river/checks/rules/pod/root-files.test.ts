import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const logs =
  'discovery.relabel "a" {\n  targets = []\n  rule {\n    target_label = "__path__"\n    replacement  = "/var/log/pods/*$1/*.log"\n  }\n}\n';
const journal = 'loki.source.journal "j" {\n  path       = "/var/log/journal"\n  forward_to = []\n}\n';
const ca = 'local.file "a" {\n  filename = "/host/var/lib/rancher/k3s/agent/server-ca.crt"\n}\n';

const found = (text: string, securityContext: object = {}, ofPod: object = {}) =>
  foundBy(
    'river/root-files',
    alloy(text, {
      container: {
        securityContext,
        volumeMounts: [
          { name: 'log', mountPath: '/var/log' },
          { name: 'root', mountPath: '/host' },
        ],
      },
      pod: {
        securityContext: ofPod,
        volumes: [
          { name: 'log', hostPath: { path: '/var/log' } },
          { name: 'root', hostPath: { path: '/' } },
        ],
      },
    }),
  );

const user = { runAsUser: 473 };

test.each<[string, Parameters<typeof found>]>([
  ['nothing', ['', user]],
  ['the image’s user', [logs + journal + ca]],
  ['user 0', [logs, { runAsUser: 0 }, user]],
  ['group 0 may read logs', [logs, { ...user, runAsGroup: 0 }]],
  ['some group may read the journal', [journal, user, { supplementalGroups: [101] }]],
  ['a capability', [logs + ca, { ...user, capabilities: { add: ['DAC_READ_SEARCH'] } }]],
  ['other files', ['local.file "a" {\n  filename = "/host/etc/hosts"\n}\n', user]],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

test.each<[string, Parameters<typeof found>, string]>([
  [
    'logs of pods',
    [logs, user],
    '__path__ is /var/log/pods: on the node what containers have logged can be read by root only, and the container runs as another user',
  ],
  ['for the whole pod', [logs, {}, { runAsNonRoot: true }], '__path__ is /var/log/pods'],
  [
    'the journal',
    [journal, user],
    'path is /var/log/journal: on the node the journal can be read by root only',
  ],
  ['the CA of k3s', [ca, { ...user, runAsGroup: 0 }], 'a certificate of k3s can be read by root only'],
])('%s', async (_, args, expected) => {
  expect(await found(...args)).toEqual([expect.stringContaining(expected)]);
});
