import { container, pod, testRule } from '../../testing.ts';
import { containerPorts } from './container-ports.ts';

const two = (first: string, second: string) =>
  pod(`containers: [{name: a, image: a, ports: [${first}]}, {name: b, image: b, ports: [${second}]}]`);

testRule(containerPorts, {
  finds: {
    'ports out of range': [
      container('ports: [{containerPort: 0}, {containerPort: 65536}]'),
      'Pod/it spec.containers[0].ports[0].containerPort: 0 is no port',
      'Pod/it spec.containers[0].ports[1].containerPort: 65536 is no port',
    ],
    'names that are none': [
      container(
        'ports: [{containerPort: 1, name: HTTP}, {containerPort: 2, name: a--b}, {containerPort: 3, name: "8080"}, {containerPort: 4, name: sixteen-letters-}]',
      ),
      'Pod/it spec.containers[0].ports[0].name: "HTTP" is no name for a port',
      'Pod/it spec.containers[0].ports[1].name: "a--b" is no name for a port',
      'Pod/it spec.containers[0].ports[2].name: "8080" is no name for a port',
      'Pod/it spec.containers[0].ports[3].name: "sixteen-letters-" is no name for a port',
    ],
    'one name twice': [
      container('ports: [{containerPort: 1, name: a}, {containerPort: 2, name: a}]'),
      'Pod/it spec.containers[0].ports[1].name: two ports of this container are called "a"',
    ],
    'a host port of its own with hostNetwork': [
      pod('hostNetwork: true, containers: [{name: a, image: a, ports: [{containerPort: 80, hostPort: 81}]}]'),
      'Pod/it spec.containers[0].ports[0].hostPort: with hostNetwork, hostPort must be the containerPort',
    ],
    'one number in two containers': [
      two('{containerPort: 80}', '{containerPort: 80}'),
      'warning Pod/it spec.containers[1].ports[0].containerPort: container "a" listens on 80/TCP too',
    ],
    'one name in two containers': [
      two('{containerPort: 80, name: a}', '{containerPort: 81, name: a}'),
      'warning Pod/it spec.containers[1].ports[0].name: a port of container "a" is called "a" too',
    ],
  },
  passes: {
    'ordinary ports': container(
      'ports: [{containerPort: 80, name: http}, {containerPort: 81, name: http-metrics}, {containerPort: 82}]',
    ),
    'one number in two protocols': two('{containerPort: 53}', '{containerPort: 53, protocol: UDP}'),
    'host ports without hostNetwork': container('ports: [{containerPort: 80, hostPort: 8080}]'),
    'an init container that has ended': pod(
      'initContainers: [{name: a, image: a, ports: [{containerPort: 80, name: a}]}], containers: [{name: b, image: b, ports: [{containerPort: 80, name: a}]}]',
    ),
  },
});
