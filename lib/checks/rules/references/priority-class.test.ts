import { pod, testRule } from '../../testing.ts';
import { priorityClass } from './priority-class.ts';

const own = '{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: important}, value: 1}';
const using = (name: string) => pod(`priorityClassName: ${name}`);

testRule(priorityClass, {
  context: { priorityClasses: ['platform'] },
  finds: {
    'a misspelt one': [
      [own, using('imporant')],
      'Pod/it spec.priorityClassName: there is no PriorityClass "imporant"',
    ],
    'any other': [using('none'), 'Pod/it spec.priorityClassName: there is no PriorityClass "none"'],
  },
  passes: {
    'those that are there': [
      own,
      using('important'),
      using('system-node-critical'),
      using('platform'),
      using('""'),
    ],
  },
});
