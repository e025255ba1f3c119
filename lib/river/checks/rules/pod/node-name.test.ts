import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const text = (field: string, role = 'pod') => `discovery.kubernetes "a" {
  role = "${role}"
  selectors {
    role  = "${role}"
    field = ${field}
  }
}
`;
const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
const found = (river: string, env: readonly object[] = [], kind = 'DaemonSet', pod: object = {}) =>
  foundBy('river/node-name', alloy(river, { kind, container: { env }, pod: { ...pod } }));

const node = field('NODE_NAME', 'spec.nodeName');

test.each<[string, Parameters<typeof found>]>([
  ['no selector', ['discovery.kubernetes "a" {\n  role = "pod"\n}\n']],
  ['a selector of something else', [text('"status.phase=Running"')]],
  ['the name of the node', [text('"spec.nodeName=" + sys.env("NODE_NAME")'), [node]]],
  [
    'under another name',
    [text('"spec.nodeName=" + sys.env("MINE")'), [node, { name: 'MINE', value: '$(NODE_NAME)' }]],
  ],
  ['of nodes', [text('"metadata.name=" + sys.env("NODE_NAME")', 'node'), [node]]],
  [
    'the host name of a pod in the network of its node',
    [text('"spec.nodeName=" + sys.env("HOSTNAME")'), [], 'DaemonSet', { hostNetwork: true }],
  ],
  ['one node for one Deployment', [text('"spec.nodeName=a"'), [], 'Deployment']],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

const at = 'ConfigMap/obs/alloy-config/config.alloy:5:5: error:';

test.each<[string, Parameters<typeof found>, string]>([
  [
    'the name of the pod',
    [text('"spec.nodeName=" + sys.env("NODE_NAME")'), [field('NODE_NAME', 'metadata.name')]],
    `${at} NODE_NAME is not the name of the node, so nothing is picked here, or on every node the same`,
  ],
  [
    'a text',
    [text('"spec.nodeName=" + sys.env("NODE_NAME")'), [{ name: 'NODE_NAME', value: 'a' }]],
    `${at} NODE_NAME is not the name of the node, so nothing is picked here, or on every node the same`,
  ],
  [
    'nothing',
    [text('"spec.nodeName=" + sys.env("NODE_NAME")')],
    `${at} NODE_NAME is not the name of the node, so nothing is picked here, or on every node the same`,
  ],
  [
    'the host name of a pod',
    [text('"spec.nodeName=" + sys.env("HOSTNAME")')],
    `${at} HOSTNAME is not the name of the node, so nothing is picked here, or on every node the same`,
  ],
  ['one node for all', [text('"spec.nodeName=a"')], `${at} every pod picks one and the same node here`],
])('%s', async (_, args, expected) => {
  expect(await found(...args)).toEqual([expected]);
});
