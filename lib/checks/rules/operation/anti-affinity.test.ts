import { manifest, testRule } from '../../testing.ts';
import { antiAffinity } from './anti-affinity.ts';

const apart = (replicas: number, strategy = '', selector = '{app: it}') =>
  manifest(
    'apps/v1',
    'Deployment',
    `spec: {replicas: ${replicas}, ${strategy} template: {metadata: {labels: {app: it}}, spec: {containers: [{name: main}], affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: ${selector}}}]}}}}}`,
  );
const scaled = (max: number) =>
  manifest(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec: {maxReplicas: ${max}, scaleTargetRef: {kind: Deployment, name: it}}`,
  );

testRule(antiAffinity, {
  context: { nodes: { count: 3 } },
  finds: {
    'more replicas than nodes': [
      apart(4),
      'Deployment/it spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]: 4 replicas must be on a node each, and there are 3 nodes',
    ],
    'an autoscaler that makes more': [
      [apart(2, 'strategy: {type: Recreate},'), scaled(5)],
      'Deployment/it spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]: 5 replicas must be on a node each, and there are 3 nodes',
    ],
    'an update that needs one more node': [
      apart(3),
      'Deployment/it spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]: a rolling update needs one node more than there are: it never ends',
    ],
  },
  passes: {
    'a node to spare': apart(2),
    'an update that takes one away first': apart(3, 'strategy: {rollingUpdate: {maxUnavailable: 1}},'),
    'no update of that kind': apart(3, 'strategy: {type: Recreate},'),
    'other pods that it keeps away from': apart(9, '', '{app: other}'),
  },
});
