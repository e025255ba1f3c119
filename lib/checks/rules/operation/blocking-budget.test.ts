import { manifest, testRule, workload } from '../../testing.ts';
import { blockingBudget } from './blocking-budget.ts';

const budget = (fields: string) =>
  manifest('policy/v1', 'PodDisruptionBudget', `spec: {selector: {matchLabels: {app: it}}, ${fields}}`);
const replicas = (count: number) => workload('Deployment', `replicas: ${count},`, '');

testRule(blockingBudget, {
  finds: {
    'none may go': [
      budget('maxUnavailable: 0'),
      'PodDisruptionBudget/it spec.maxUnavailable: no pod may ever be evicted, so no node can be drained',
    ],
    'all must stay': [
      budget('minAvailable: 100%'),
      'PodDisruptionBudget/it spec.minAvailable: no pod may ever be evicted, so no node can be drained',
    ],
    'as many as there are': [
      [replicas(2), budget('minAvailable: 2')],
      'PodDisruptionBudget/it spec.minAvailable: there are 2 replicas, and 2 must stay: no node can be drained',
    ],
    'the only one': [
      [replicas(1), budget('minAvailable: 1')],
      'PodDisruptionBudget/it spec.minAvailable: there is 1 replica, and 1 must stay: no node can be drained',
    ],
    'the fewest that an autoscaler keeps': [
      [
        replicas(5),
        budget('minAvailable: 2'),
        manifest(
          'autoscaling/v2',
          'HorizontalPodAutoscaler',
          'spec: {minReplicas: 2, maxReplicas: 5, scaleTargetRef: {kind: Deployment, name: it}}',
        ),
      ],
      'PodDisruptionBudget/it spec.minAvailable: there are 2 replicas, and 2 must stay: no node can be drained',
    ],
  },
  passes: {
    'one may go': [replicas(1), budget('maxUnavailable: 1')],
    'one more than must stay': [replicas(3), budget('minAvailable: 2')],
    'pods that are not known': budget('minAvailable: 2'),
    'a DaemonSet, of which there are as many as nodes': [
      workload('DaemonSet', '', ''),
      budget('minAvailable: 1'),
    ],
  },
});
