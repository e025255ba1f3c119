import { manifest, testRule } from '../../testing.ts';
import { disruptionBudget } from './disruption-budget.ts';

const of = (spec: string) => manifest('policy/v1', 'PodDisruptionBudget', `spec: {${spec}}`);

testRule(disruptionBudget, {
  finds: {
    'both limits': [
      of('minAvailable: 1, maxUnavailable: 1'),
      'PodDisruptionBudget/it spec: both minAvailable and maxUnavailable are given',
    ],
    'no limit': [
      of('selector: {}'),
      'warning PodDisruptionBudget/it spec: neither minAvailable nor maxUnavailable is given, so no pod can ever be evicted',
    ],
    'amounts that are none': [
      of('minAvailable: "120%"'),
      'PodDisruptionBudget/it spec.minAvailable: 120% is more than all',
    ],
    text: [
      of('maxUnavailable: one'),
      'PodDisruptionBudget/it spec.maxUnavailable: "one" is neither a number nor a percentage',
    ],
    'less than none': [
      of('maxUnavailable: -1'),
      'PodDisruptionBudget/it spec.maxUnavailable: -1 is less than 0',
    ],
  },
  passes: { 'one limit': [of('minAvailable: 1'), of('maxUnavailable: "50%"'), of('maxUnavailable: 0')] },
});
