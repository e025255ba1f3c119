import { expect, test } from '@jest/globals';
import { crdFacts } from './crds.ts';
import { coreResources } from './resources.ts';

const crd = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  names: {kind: Widget, plural: widgets}
  versions:
  - {name: v1, served: true, schema: {openAPIV3Schema: {type: object, description: prose, properties: {spec: {type: string}}}}}
  - {name: v1beta1, served: true, deprecated: true, schema: {openAPIV3Schema: {type: object}}}
`;

test('definitions give kinds, what of them is deprecated, and resources', () => {
  const files = new Map([
    ['a.yaml', `---\n${crd}---\n# nothing\n`],
    ['kustomization.yaml', 'resources: [a.yaml]\n'],
  ]);
  expect(crdFacts(files)).toEqual({
    kinds: {
      'example.com/v1/Widget': { type: 'object', properties: { spec: { type: 'string' } } },
      'example.com/v1beta1/Widget': { type: 'object', properties: {} },
    },
    deprecated: ['example.com/v1beta1/Widget'],
    resources: { 'example.com': ['widgets', 'widgets/finalizers', 'widgets/status'] },
  });
});

test('resources of all versions of a group are joined', () => {
  const list = (groupVersion: string, ...names: string[]) =>
    JSON.stringify({ groupVersion, resources: names.map((name) => ({ name })) });
  const files = new Map([
    ['a', list('v1', 'pods', 'nodes/proxy')],
    ['b', list('apps/v1', 'deployments', 'deployments/scale')],
    ['c', list('apps/v1beta1', 'deployments')],
  ]);
  expect(coreResources(files)).toMatchObject({ apps: ['deployments', 'deployments/scale'] });
  expect(coreResources(files)['']).toEqual(expect.arrayContaining(['pods', 'nodes/proxy', 'nodes/metrics']));
});
