import { manifest, testRule, workload } from '../../testing.ts';
import { selector } from './selector.ts';

const of = (selector: string) =>
  manifest(
    'apps/v1',
    'Deployment',
    `spec: {selector: ${selector}, template: {metadata: {labels: {app: it, tier: front}}, spec: {containers: []}}}`,
  );

testRule(selector, {
  finds: {
    'another value': [
      of('{matchLabels: {app: that}}'),
      'Deployment/it spec.selector: the selector (app=that) does not match the labels of the pod template',
    ],
    'a label that the pods lack': [
      of('{matchLabels: {app: it, part: a}}'),
      'Deployment/it spec.selector: the selector (app=it, part=a) does not match the labels of the pod template',
    ],
    'an expression': [
      of('{matchExpressions: [{key: tier, operator: NotIn, values: [front]}]}'),
      'Deployment/it spec.selector: the selector (tier NotIn (front)) does not match the labels of the pod template',
    ],
    nothing: [of('{}'), 'Deployment/it spec.selector: the selector is empty, which a Deployment cannot have'],
  },
  passes: {
    'its own pods': of('{matchLabels: {app: it}}'),
    'an expression that holds': of(
      '{matchExpressions: [{key: tier, operator: In, values: [front, back]}, {key: part, operator: DoesNotExist}]}',
    ),
    'a Job, which makes its own selector': manifest(
      'batch/v1',
      'Job',
      'spec: {template: {spec: {containers: []}}}',
    ),
    'none, which the schema tells': workload('DaemonSet', '', '').replace(
      'selector: {matchLabels: {app: it}}, ',
      '',
    ),
  },
});
