import { container, pod, testRule } from '../../testing.ts';
import { resources } from './resources.ts';

testRule(resources, {
  finds: {
    nothing: [
      container(''),
      'Pod/it spec.containers[0].resources: container main has no requests.cpu, requests.memory, limits.memory',
    ],
    'no limit of memory': [
      container('resources: {requests: {cpu: 1, memory: 1Gi}}'),
      'Pod/it spec.containers[0].resources: container main has no limits.memory',
    ],
    'an init container': [
      pod(
        'initContainers: [{name: first}], containers: [{name: main, resources: {requests: {cpu: 1}, limits: {memory: 1Gi}}}]',
      ),
      'Pod/it spec.initContainers[0].resources: container first has no requests.cpu, requests.memory, limits.memory',
    ],
  },
  passes: {
    everything: container('resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}'),
    'limits, which are requests as well': container('resources: {limits: {cpu: 1, memory: 1Gi}}'),
  },
});
