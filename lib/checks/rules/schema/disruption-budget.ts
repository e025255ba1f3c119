import { asObject } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';
import { checkAmount } from './strategy.ts';

export const disruptionBudget: ObjectRule = {
  id: 'schema/disruption-budget',
  severity: 'error',
  scope: 'object',
  summary: 'a PodDisruptionBudget says one thing: how many must stay, or how many may go',
  check({ object, groupKind }, report) {
    if (groupKind !== 'policy/PodDisruptionBudget') return;
    const { minAvailable, maxUnavailable } = asObject(object.spec);
    if (minAvailable !== undefined && maxUnavailable !== undefined) {
      report(['spec'], 'both minAvailable and maxUnavailable are given', { fix: 'keep one of the two' });
    }
    if (minAvailable === undefined && maxUnavailable === undefined) {
      report(['spec'], 'neither minAvailable nor maxUnavailable is given, so no pod can ever be evicted', {
        severity: 'warning',
        fix: 'add maxUnavailable: 1',
      });
    }
    checkAmount(minAvailable, ['spec', 'minAvailable'], report, '100%');
    checkAmount(maxUnavailable, ['spec', 'maxUnavailable'], report, '100%');
  },
};
