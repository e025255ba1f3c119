import { manifest, testRule, workload } from '../../testing.ts';
import { spread } from './spread.ts';

const withSpec = (spec: string) =>
  manifest(
    'apps/v1',
    'Deployment',
    `spec: {replicas: 2, template: {spec: {containers: [{name: main}], ${spec}}}}`,
  );

testRule(spread, {
  finds: {
    'nothing said': [
      workload('Deployment', 'replicas: 2,', ''),
      'Deployment/it spec.template.spec: all of its replicas may end up on one node',
    ],
    'an empty list': [
      withSpec('topologySpreadConstraints: []'),
      'Deployment/it spec.template.spec: all of its replicas may end up on one node',
    ],
  },
  passes: {
    constraints: withSpec('topologySpreadConstraints: [{topologyKey: kubernetes.io/hostname}]'),
    'a preference': withSpec(
      'affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1}]}}',
    ),
    'one replica': workload('StatefulSet', 'replicas: 1,', ''),
    'a DaemonSet': workload('DaemonSet', '', ''),
  },
});
