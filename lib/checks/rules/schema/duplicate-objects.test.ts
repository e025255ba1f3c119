import { manifest, testRule } from '../../testing.ts';
import { duplicateObjects } from './duplicate-objects.ts';

testRule(duplicateObjects, {
  finds: {
    'one object twice': [
      [manifest('v1', 'ConfigMap', 'data: {a: "1"}'), manifest('v1', 'ConfigMap', 'data: {a: "2"}')],
      'ConfigMap/it: the object is there a second time, first in test.yaml:1:1',
    ],
    'one object in two versions': [
      [
        manifest('autoscaling/v1', 'HorizontalPodAutoscaler', 'spec: {}'),
        manifest('autoscaling/v2', 'HorizontalPodAutoscaler', 'spec: {}'),
      ],
      'HorizontalPodAutoscaler/it: the object is there a second time, first in test.yaml:1:1',
    ],
    'the default namespace, named and not': [
      [
        '{apiVersion: v1, kind: ConfigMap, metadata: {name: it}}',
        '{apiVersion: v1, kind: ConfigMap, metadata: {name: it, namespace: default}}',
      ],
      'ConfigMap/it: the object is there a second time, first in test.yaml:1:1',
    ],
  },
  passes: {
    'two kinds of one name': [manifest('v1', 'ConfigMap', 'data: {}'), manifest('v1', 'Secret', 'data: {}')],
    'two namespaces': [
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: it, namespace: a}}',
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: it, namespace: b}}',
    ],
    'one kind in two groups': [
      manifest('networking.k8s.io/v1', 'Ingress', 'spec: {}'),
      manifest('example.com/v1', 'Ingress', 'spec: {}'),
    ],
  },
});
