import { expect, test } from '@jest/globals';
import { manifestSets } from './layout.ts';

test('a folder without manifests is one cluster without any', () => {
  expect(manifestSets([])).toEqual([{ cluster: undefined, paths: [] }]);
  expect(manifestSets([], true)).toEqual([{ cluster: undefined, paths: [] }]);
});

test('clusters as this project writes them are told apart', () => {
  const one = [
    'one/loki/Service.loki.yaml',
    'one/_crds/CustomResourceDefinition.x.y.yaml',
    'one/_gitops/argocd/Application.loki.yaml',
  ];
  expect(manifestSets([...one, 'two/loki/Service.loki.yaml'])).toEqual([
    { cluster: 'one', paths: one },
    { cluster: 'two', paths: ['two/loki/Service.loki.yaml'] },
  ]);
});

test.each([
  [['loki/Service.loki.yaml', 'loki/Secret.a.yaml']],
  [['apps/web/deployment.yaml', 'apps/api/deployment.yaml']],
  [['a/loki/Service.loki.yaml', 'kustomization.yaml']],
  [['a/b/c/Service.loki.yaml']],
  [['a/loki/Service.loki.json']],
])('any other folder is one cluster: %j', (paths) => {
  expect(manifestSets(paths)).toEqual([{ cluster: undefined, paths }]);
});

test('in the output each folder is a cluster, whatever lies in it', () => {
  expect(
    manifestSets(['one/loki/Service.loki.yaml', 'one/x.yaml', 'two/loki/a.yaml', 'y.yaml'], true),
  ).toEqual([
    { cluster: 'one', paths: ['one/loki/Service.loki.yaml', 'one/x.yaml'] },
    { cluster: 'two', paths: ['two/loki/a.yaml'] },
    { cluster: undefined, paths: ['y.yaml'] },
  ]);
});
