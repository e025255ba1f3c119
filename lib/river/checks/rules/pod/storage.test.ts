import { expect, test } from '@jest/globals';
import { alloy, foundBy, type WorkloadOptions } from '../../../pod/testing.ts';

const logs = 'loki.source.file "a" {\n  targets    = []\n  forward_to = []\n}\n';
const metrics = 'prometheus.remote_write "a" { }\n';
const on = (volume: object, mount: object = {}, securityContext: object = {}): WorkloadOptions => ({
  container: { securityContext, volumeMounts: [{ name: 'v', mountPath: '/data', ...mount }] },
  pod: { volumes: [{ name: 'v', ...volume }] },
  flags: ['--storage.path=/data/alloy'],
});
const readOnly = { readOnlyRootFilesystem: true };
const claim = { persistentVolumeClaim: { claimName: 'c' } };

const found = (text: string, options: WorkloadOptions = {}) => foundBy('river/storage', alloy(text, options));

test.each<[string, string, WorkloadOptions]>([
  ['nothing is kept', '', {}],
  ['what may be lost', metrics, {}],
  ['a claim', logs, on(claim, {}, readOnly)],
  ['a folder of the node', logs, on({ hostPath: { path: '/data' } }, {}, readOnly)],
  ['a claim, by another user', logs, on(claim, {}, { runAsUser: 473 })],
  ['a temporary volume for what may be lost', metrics, on({ emptyDir: {} }, {}, readOnly)],
  [
    'a claim template',
    logs,
    {
      ...on({}),
      kind: 'StatefulSet',
      spec: { volumeClaimTemplates: [{ metadata: { name: 'v' } }] },
      pod: {},
    },
  ],
])('%s', async (_, text, options) => {
  expect(await found(text, options)).toEqual([]);
});

const place = 'Deployment obs/alloy spec.template.spec.containers[0].args';

test.each<[string, string, WorkloadOptions, string]>([
  [
    'the image cannot be written',
    '',
    { container: { securityContext: readOnly } },
    `error: ${place}: nothing can be written to --storage.path=data-alloy/, so Alloy does not start`,
  ],
  [
    'the mount cannot be written',
    '',
    on(claim, { readOnly: true }),
    `error: ${place}: nothing can be written to --storage.path=/data/alloy`,
  ],
  [
    'a folder of the node, by another user',
    '',
    on({ hostPath: { path: '/data' } }, {}, { runAsUser: 473 }),
    `error: ${place}: --storage.path=/data/alloy is a folder of the node that belongs to root, and the container runs as another user`,
  ],
  [
    'positions in the container',
    logs,
    {},
    `warning: ${place}: --storage.path=data-alloy/ goes with the pod, and so does how far loki.source.file have read`,
  ],
  [
    'positions in a temporary volume',
    logs,
    on({ emptyDir: {} }),
    `warning: ${place}: --storage.path=/data/alloy goes with the pod`,
  ],
])('%s', async (_, text, options, expected) => {
  expect(await found(text, options)).toEqual([expect.stringContaining(expected)]);
});
