import { container, manifest, pod, testRule } from '../../testing.ts';
import { duplicateEntries } from './duplicate-entries.ts';

testRule(duplicateEntries, {
  finds: {
    'two containers': [
      pod('containers: [{name: a, image: a}, {name: a, image: b}]'),
      'Pod/it spec.containers[1]: name "a" is already at index 0 of the list',
    ],
    'two variables': [
      container('env: [{name: A, value: "1"}, {name: A, value: "2"}]'),
      'Pod/it spec.containers[0].env[1]: name "A" is already at index 0 of the list',
    ],
    'two ports, one of them TCP by default': [
      container('ports: [{containerPort: 80}, {containerPort: 80, protocol: TCP}]'),
      'Pod/it spec.containers[0].ports[1]: containerPort 80, protocol "TCP" is already at index 0 of the list',
    ],
    'two mounts': [
      container('volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /a}]'),
      'Pod/it spec.containers[0].volumeMounts[1]: mountPath "/a" is already at index 0 of the list',
    ],
    'two ports of a Service': [
      manifest('v1', 'Service', 'spec: {ports: [{name: a, port: 80}, {name: b, port: 80}]}'),
      'Service/it spec.ports[1]: port 80, protocol "TCP" is already at index 0 of the list',
    ],
    'a set': [
      manifest('apps/v1', 'Deployment', 'spec: {}').replace(
        'namespace: app',
        'namespace: app, finalizers: [a/b, a/b]',
      ),
      'Deployment/it metadata.finalizers[1]: "a/b" is already at index 0 of the list',
    ],
  },
  passes: {
    'one number in two protocols': container(
      'ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]',
    ),
    'lists without keys': container('args: [a, a]'),
    'one list in another': pod('initContainers: [{name: a, image: a}], containers: [{name: a, image: b}]'),
  },
});
