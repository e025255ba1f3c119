import { asText } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';
import { isNodeAgent } from '../../workloads.ts';

export const priorityClass: ObjectRule = {
  id: 'operation/priority-class',
  severity: 'warning',
  scope: 'object',
  summary: 'what looks after each node is not the first to go when a node is full',
  check({ pod }, report) {
    if (!pod || !isNodeAgent(pod) || asText(pod.spec.priorityClassName) !== undefined) return;
    report([...pod.specPath, 'priorityClassName'], 'ordinary pods may take its place on a full node', {
      fix: 'write priorityClassName: system-node-critical, or a class of your own above that of applications',
    });
  },
};
