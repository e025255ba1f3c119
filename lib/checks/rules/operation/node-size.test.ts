import { container, pod, testRule, workload } from '../../testing.ts';
import { nodeSize } from './node-size.ts';

const asks = (requests: string) => `resources: {requests: {${requests}}}`;

testRule(nodeSize, {
  context: { nodes: { count: 2, cpu: '4', memory: '8Gi' } },
  finds: {
    'more than a node has': [
      container(asks('memory: 9Gi')),
      'Pod/it spec: its pods ask for 9216Mi memory, and no node has more than 8Gi',
    ],
    'more in all of its containers': [
      pod(`containers: [{name: a, ${asks('cpu: 3')}}, {name: b, resources: {limits: {cpu: 2}}}]`),
      'Pod/it spec: its pods ask for 5000m cpu, and no node has more than 4',
    ],
    'a limit that no node can give': [
      container('resources: {requests: {memory: 1Gi}, limits: {memory: 16Gi}}'),
      'warning Pod/it spec.containers[0].resources.limits.memory: container main may take 16384Mi of memory, and no node has more than 8Gi',
    ],
    'more than all nodes have': [
      workload('Deployment', 'replicas: 5,', asks('memory: 4Gi')),
      'Deployment/it spec.template.spec: all pods together ask for 20480Mi memory, and 2 nodes of 8Gi have 16384Mi',
    ],
    'one on each node, and more': [
      [
        workload('DaemonSet', '', asks('cpu: 3')),
        workload('Deployment', 'replicas: 3,', asks('cpu: 1'), 'other'),
      ],
      'DaemonSet/it spec.template.spec: all pods together ask for 9000m cpu, and 2 nodes of 4 have 8000m',
    ],
  },
  passes: {
    'what is there': workload('Deployment', 'replicas: 4,', asks('cpu: 2, memory: 4Gi')),
    'an init container, which comes before': pod(
      `initContainers: [{name: first, ${asks('cpu: 3')}}], containers: [{name: main, ${asks('cpu: 3')}}]`,
    ),
    'nothing asked': container(''),
  },
});
