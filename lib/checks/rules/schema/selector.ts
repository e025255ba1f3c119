import { asObject, isPlainObject } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';
import { formatSelector, matchesSelector } from '../../selectors.ts';

const workloads = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet'];

export const selector: ObjectRule = {
  id: 'schema/selector',
  severity: 'error',
  scope: 'object',
  summary: 'a workload selects its own pods',
  check({ object, pod, groupKind, kind }, report) {
    if (!pod || !workloads.includes(groupKind)) return;
    const { selector: own } = asObject(object.spec);
    if (!isPlainObject(own)) return;
    const { matchLabels, matchExpressions } = own;
    if (
      Object.keys(asObject(matchLabels)).length === 0 &&
      !(Array.isArray(matchExpressions) && matchExpressions.length > 0)
    ) {
      report(['spec', 'selector'], `the selector is empty, which a ${kind} cannot have`, {
        fix: 'select the labels of the pod template',
      });
    } else if (!matchesSelector(own, pod.labels)) {
      report(
        ['spec', 'selector'],
        `the selector (${formatSelector(own)}) does not match the labels of the pod template`,
        {
          fix: `the template has: ${formatSelector({ matchLabels: pod.labels })}`,
        },
      );
    }
  },
};
