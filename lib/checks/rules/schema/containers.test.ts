import { container, pod, testRule } from '../../testing.ts';
import { containers } from './containers.ts';

testRule(containers, {
  finds: {
    'no container': [pod('containers: []'), 'Pod/it spec.containers: the pod has no container'],
    'a name in upper case': [
      pod('containers: [{name: App, image: a}]'),
      'Pod/it spec.containers[0].name: "App" is no name for a container',
    ],
    'a name in both lists': [
      pod('initContainers: [{name: a, image: a}], containers: [{name: a, image: a}]'),
      'Pod/it spec.containers[0].name: an init container is called "a" too',
    ],
    'no image': [
      pod('containers: [{name: a}, {name: b, image: ""}]'),
      'Pod/it spec.containers[0].image: the container has no image',
      'Pod/it spec.containers[1].image: the container has no image',
    ],
    'a variable with "="': [
      container('env: [{name: A=B, value: c}]'),
      'Pod/it spec.containers[0].env[0].name: "A=B" is no name for an environment variable',
    ],
    'two values': [
      container('env: [{name: A, value: b, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]'),
      'Pod/it spec.containers[0].env[0]: both value and valueFrom are given',
    ],
    'two sources': [
      container(
        'env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: b}, configMapKeyRef: {name: a, key: b}}}]',
      ),
      'Pod/it spec.containers[0].env[0].valueFrom: the value comes from secretKeyRef and configMapKeyRef',
    ],
    'no source': [
      container('env: [{name: A, valueFrom: {}}], envFrom: [{prefix: a}]'),
      'Pod/it spec.containers[0].env[0].valueFrom: valueFrom names no source',
      'Pod/it spec.containers[0].envFrom[0]: exactly one of configMapRef and secretRef must be given',
    ],
    'a resource that no variable can have': [
      container('env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.mem}}}]'),
      'Pod/it spec.containers[0].env[0].valueFrom.resourceFieldRef.resource: an environment variable cannot be "limits.mem"',
    ],
    'a field that no variable can have': [
      container('env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.hostname}}}]'),
      'Pod/it spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: an environment variable cannot be "spec.hostname"',
    ],
  },
  passes: {
    'ordinary containers': pod('initContainers: [{name: a, image: a}], containers: [{name: b, image: a}]'),
    'variables of every source': container(
      "env: [{name: a.b-c, value: ''}, {name: B, valueFrom: {fieldRef: {fieldPath: \"metadata.labels['app']\"}}}, {name: C, valueFrom: {resourceFieldRef: {resource: limits.memory}}}], envFrom: [{secretRef: {name: a}}, {configMapRef: {name: a}}]",
    ),
    'an empty value beside a source': container(
      'env: [{name: A, value: "", valueFrom: {fieldRef: {fieldPath: status.podIP}}}]',
    ),
  },
});
