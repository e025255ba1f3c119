import { testRule, workload } from '../../testing.ts';
import { strategy } from './strategy.ts';

const deployment = (fields: string) => workload('Deployment', `strategy: {${fields}},`, '');
const daemonSet = (fields: string) => workload('DaemonSet', `updateStrategy: {${fields}},`, '');
const statefulSet = (fields: string) => workload('StatefulSet', `updateStrategy: {${fields}},`, '');

testRule(strategy, {
  finds: {
    'Recreate with a rolling update': [
      deployment('type: Recreate, rollingUpdate: {maxSurge: 1}'),
      'Deployment/it spec.strategy.rollingUpdate: rollingUpdate does not go with type: Recreate',
    ],
    'OnDelete with a rolling update': [
      statefulSet('type: OnDelete, rollingUpdate: {partition: 1}'),
      'StatefulSet/it spec.updateStrategy.rollingUpdate: rollingUpdate does not go with type: OnDelete',
    ],
    'no progress of a Deployment': [
      deployment('rollingUpdate: {maxSurge: 0, maxUnavailable: "0%"}'),
      'Deployment/it spec.strategy.rollingUpdate: maxSurge and maxUnavailable are both 0: no pod can ever be replaced',
    ],
    'no progress of a DaemonSet': [
      daemonSet('rollingUpdate: {maxUnavailable: 0}'),
      'DaemonSet/it spec.updateStrategy.rollingUpdate: maxSurge and maxUnavailable are both 0: no pod can ever be replaced',
    ],
    'a DaemonSet that surges beside what it takes away': [
      daemonSet('rollingUpdate: {maxSurge: 1}'),
      'DaemonSet/it spec.updateStrategy.rollingUpdate: a DaemonSet takes maxSurge or maxUnavailable, not both',
    ],
    'a StatefulSet that may lose none': [
      statefulSet('rollingUpdate: {maxUnavailable: 0}'),
      'StatefulSet/it spec.updateStrategy.rollingUpdate.maxUnavailable: maxUnavailable cannot be 0',
    ],
    'amounts that are none': [
      deployment('rollingUpdate: {maxSurge: some, maxUnavailable: "150%"}'),
      'Deployment/it spec.strategy.rollingUpdate.maxSurge: "some" is neither a number nor a percentage',
      'Deployment/it spec.strategy.rollingUpdate.maxUnavailable: 150% is more than all',
    ],
    'amounts below zero': [
      statefulSet('rollingUpdate: {partition: -1, maxUnavailable: -2}'),
      'StatefulSet/it spec.updateStrategy.rollingUpdate.partition: -1 is less than 0',
      'StatefulSet/it spec.updateStrategy.rollingUpdate.maxUnavailable: -2 is less than 0',
    ],
  },
  passes: {
    'rolling updates': [
      deployment('rollingUpdate: {maxSurge: "150%", maxUnavailable: 0}'),
      daemonSet('rollingUpdate: {maxSurge: 1, maxUnavailable: 0}'),
    ],
    Recreate: deployment('type: Recreate, rollingUpdate: null'),
    'nothing said': [workload('Deployment', '', ''), statefulSet('type: OnDelete')],
  },
});
