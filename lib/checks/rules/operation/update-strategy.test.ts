import { testRule, workload } from '../../testing.ts';
import { updateStrategy } from './update-strategy.ts';

testRule(updateStrategy, {
  finds: {
    'pods that are replaced by hand': [
      workload('DaemonSet', 'updateStrategy: {type: OnDelete},', ''),
      'DaemonSet/it spec.updateStrategy.type: a change reaches a pod only when somebody deletes it',
    ],
    'a part of the pods': [
      workload('StatefulSet', 'updateStrategy: {rollingUpdate: {partition: 2}},', ''),
      'StatefulSet/it spec.updateStrategy.rollingUpdate.partition: a change does not reach the first 2 pods',
    ],
    'all at once': [
      workload('Deployment', 'strategy: {rollingUpdate: {maxUnavailable: 100%}},', ''),
      'Deployment/it spec.strategy.rollingUpdate.maxUnavailable: all pods are replaced at once',
    ],
  },
  passes: {
    'nothing said': workload('Deployment', '', ''),
    'one after the other': workload('DaemonSet', 'updateStrategy: {rollingUpdate: {maxUnavailable: 1}},', ''),
    Recreate: workload('Deployment', 'strategy: {type: Recreate},', ''),
  },
});
