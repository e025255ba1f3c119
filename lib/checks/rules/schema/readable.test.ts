import { testRule } from '../../testing.ts';
import { readable } from './readable.ts';

testRule(readable, {
  finds: {
    'broken YAML, and goes on': [
      'a: [\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: it}}',
      ': not valid YAML: deficient indentation',
    ],
    'a duplicate key': [
      '{apiVersion: v1, kind: ConfigMap, kind: Secret, metadata: {name: it}}',
      ': not valid YAML: duplicated mapping key',
    ],
    'what is no object': [
      '[1, 2]\n---\njust text\n---\n{replicas: 1}',
      ': a list where a Kubernetes object belongs',
      ': a single value where a Kubernetes object belongs',
      ': this is no Kubernetes object: apiVersion and kind are missing',
    ],
    'an object without a name': [
      '{apiVersion: v1, kind: Pod, metadata: {generateName: a-}}\n---\n{apiVersion: v1, kind: Pod}',
      ': the Pod has no metadata.name',
      ': the Pod has no metadata.name',
    ],
  },
  passes: {
    nothing: '',
    'empty documents':
      '---\n# only a comment\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: it}}\n---\n',
    'a list':
      '{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: it}}]}',
    'configuration of kustomize':
      '{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: [a.yaml]}',
  },
});
