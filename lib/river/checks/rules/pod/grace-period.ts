import { parseDuration } from '../../../catalogue/index.ts';
import type { PodRule } from '../../../pod/rule.ts';
import { nameOf } from '../../describe.ts';
import { isA } from '../meaning/pipeline.ts';

export const gracePeriod: PodRule = {
  id: 'river/grace-period',
  severity: 'warning',
  summary: 'a pod has as long to stop as traces wait for a decision',
  check({ model, workload: { gracePeriod: grace } }, report) {
    for (const component of model.components.filter((unit) => isA(unit, 'otelcol.processor.tail_sampling'))) {
      const wait = component.body.effective('decision_wait');
      const seconds = typeof wait === 'string' ? parseDuration(wait) : undefined;
      if (seconds === undefined || seconds <= grace.seconds) continue;
      report(
        grace.place,
        `the pod has ${grace.seconds} s to stop, and ${nameOf(component)} decides about traces after ${seconds} s: those that wait are lost`,
        { fix: `set terminationGracePeriodSeconds to ${Math.ceil(seconds)} at least` },
      );
    }
  },
};
