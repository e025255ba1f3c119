import { objectsIn } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';
import { isNodeAgent } from '../../workloads.ts';

export const nodeTolerations: ObjectRule = {
  id: 'operation/node-tolerations',
  severity: 'warning',
  scope: 'object',
  summary: 'what looks after each node runs on every one, with whatever taints',
  check({ pod }, report) {
    if (!pod || !isNodeAgent(pod)) return;
    const tolerations = objectsIn(pod.spec.tolerations).map(([one]) => one);
    const isEverywhere = tolerations.some(
      ({ operator, key, effect }) =>
        operator === 'Exists' && key === undefined && (effect ?? 'NoSchedule') === 'NoSchedule',
    );
    if (isEverywhere || (pod.spec.nodeSelector !== undefined && tolerations.length > 0)) return;
    report(
      [...pod.specPath, 'tolerations'],
      'it does not run on nodes with a taint, such as those of the control plane',
      {
        fix: 'write tolerations: [{ operator: Exists }]',
      },
    );
  },
};
