import { manifest, testRule, workload } from '../../testing.ts';
import { priorityClass } from './priority-class.ts';

const agent = (spec: string) =>
  manifest(
    'apps/v1',
    'DaemonSet',
    `spec: {template: {spec: {containers: [{name: main}], hostNetwork: true, ${spec}}}}`,
  );

testRule(priorityClass, {
  finds: {
    'no class': [
      agent(''),
      'DaemonSet/it spec.template.spec.priorityClassName: ordinary pods may take its place on a full node',
    ],
    'an empty one': [
      agent('priorityClassName: ""'),
      'DaemonSet/it spec.template.spec.priorityClassName: ordinary pods may take its place on a full node',
    ],
  },
  passes: {
    'a class': agent('priorityClassName: system-node-critical'),
    'other workloads': [workload('DaemonSet', '', ''), workload('Deployment', '', '')],
  },
});
