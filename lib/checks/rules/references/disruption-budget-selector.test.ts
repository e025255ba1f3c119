import { manifest, testRule, workload } from '../../testing.ts';
import { disruptionBudgetSelector } from './disruption-budget-selector.ts';

const budget = (spec: string) => manifest('policy/v1', 'PodDisruptionBudget', `spec: {${spec}}`);
const web = workload('Deployment', '', '');

testRule(disruptionBudgetSelector, {
  finds: {
    'labels that no pod has': [
      [web, budget('selector: {matchLabels: {app: its}}')],
      'PodDisruptionBudget/it spec.selector: no pod in namespace app has the labels app=its',
    ],
    'an expression that no pod fits': [
      [web, budget('selector: {matchExpressions: [{key: app, operator: NotIn, values: [it]}]}')],
      'PodDisruptionBudget/it spec.selector: no pod in namespace app has the labels app NotIn (it)',
    ],
    'no selector': [
      [web, budget('maxUnavailable: 1')],
      'PodDisruptionBudget/it spec: without a selector the budget guards no pod',
    ],
  },
  passes: {
    'pods that are there': [web, budget('selector: {matchLabels: {app: it}}')],
    'every pod': [web, budget('selector: {}')],
    'pods that an operator makes': [
      manifest('collectors.grafana.com/v1alpha1', 'Alloy', 'spec: {}'),
      budget('selector: {matchLabels: {app: alloy}}'),
    ],
  },
});
