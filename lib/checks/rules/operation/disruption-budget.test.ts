import { manifest, testRule, workload } from '../../testing.ts';
import { disruptionBudget } from './disruption-budget.ts';

const replicas = (count: number, kind: 'Deployment' | 'StatefulSet' = 'Deployment') =>
  workload(kind, `replicas: ${count},`, '');
const budget = (label: string) =>
  manifest(
    'policy/v1',
    'PodDisruptionBudget',
    `spec: {maxUnavailable: 1, selector: {matchLabels: {${label}}}}`,
  );

testRule(disruptionBudget, {
  finds: {
    'several replicas': [
      replicas(2),
      'Deployment/it spec.replicas: nothing keeps all of its replicas from being evicted at the same time',
    ],
    'a budget of others': [
      [replicas(3, 'StatefulSet'), budget('app: other')],
      'StatefulSet/it spec.replicas: nothing keeps all of its replicas from being evicted at the same time',
    ],
  },
  passes: {
    'a budget': [replicas(2), budget('app: it')],
    'one replica': replicas(1),
    'a DaemonSet': workload('DaemonSet', '', ''),
  },
});
