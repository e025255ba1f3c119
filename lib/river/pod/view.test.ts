import { expect, test } from '@jest/globals';
import { type Change, copy } from './mutations/change.ts';
import { alloyView } from './view.ts';

const seen = (change: Change = () => {}) => {
  const objects = copy();
  change(objects);
  return JSON.stringify(alloyView(objects.all));
};

test('nothing is seen of nothing', () => {
  expect(alloyView([])).toEqual([]);
});

test.each<[string, Change]>([
  ['what a ConfigMap holds', ({ get }) => Object.assign(get('ConfigMap', 'loki').data, { new: 'text' })],
  [
    'an annotation of pods',
    ({ get }) =>
      Object.assign(get('StatefulSet', 'loki').spec.template.metadata, { annotations: { a: 'b' } }),
  ],
  ['resources', ({ get }) => Object.assign(get('Deployment', 'grafana').spec, { replicas: 7 })],
  [
    'an environment variable',
    ({ get }) => Object.assign(get('StatefulSet', 'tempo').spec.template.spec.containers[0], { env: [] }),
  ],
])('%s is not seen in a namespace without Alloy', (_, change) => {
  expect(seen(change)).toBe(seen());
});

test.each<[string, Change]>([
  [
    'what a ConfigMap beside Alloy holds',
    ({ get }) => Object.assign(get('ConfigMap', 'alloy-config', 'alloy-agent').data, { new: 'text' }),
  ],
  [
    'an environment variable of Alloy',
    ({ get }) => get('DaemonSet', 'alloy-agent').spec.template.spec.containers[0].env.pop(),
  ],
  [
    'that a ConfigMap is gone',
    ({ all }) =>
      all.splice(
        all.findIndex(({ kind }) => kind === 'ConfigMap'),
        1,
      ),
  ],
  [
    'a label of pods',
    ({ get }) => Object.assign(get('StatefulSet', 'loki').spec.template.metadata.labels, { a: 'b' }),
  ],
  ['a port of a Service', ({ get }) => get('Service', 'loki').spec.ports.pop()],
  [
    'the ports of a container',
    ({ get }) => get('StatefulSet', 'loki').spec.template.spec.containers[0].ports.pop(),
  ],
  [
    'who uses the network of its node',
    ({ get }) => Object.assign(get('StatefulSet', 'loki').spec.template.spec, { hostNetwork: true }),
  ],
  [
    'an image that becomes Alloy',
    ({ get }) =>
      Object.assign(get('StatefulSet', 'loki').spec.template.spec.containers[0], { image: 'grafana/alloy' }),
  ],
])('%s is seen', (_, change) => {
  expect(seen(change)).not.toBe(seen());
});

test('a pod that runs Alloy is seen as it is, and so is what lies beside it', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', namespace: 'n' },
    spec: { containers: [{ image: 'alloy' }] },
  };
  const map = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'c', namespace: 'n' },
    data: { a: 'b' },
  };
  const other = { ...map, metadata: { name: 'c', namespace: 'm' } };
  expect(alloyView([pod, map, other])).toEqual([pod, map, { ...other, data: undefined }]);
});

test.each([undefined, null, [], {}, { containers: 'none' }])(
  'a pod spec of %j is no reason to stop',
  (spec) => {
    const object = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a' },
      spec: { template: { spec } },
    };
    expect(alloyView([object])).toHaveLength(1);
  },
);
