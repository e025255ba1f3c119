import { nameOf } from '../describe.ts';
import { isReceiverList } from '../outputs.ts';
import type { RiverRule } from '../rule.ts';

export const emptyList: RiverRule = {
  id: 'river/empty-list',
  severity: 'warning',
  summary: 'no list that a component works on is empty',
  check({ values }, report, { flow }) {
    for (const typed of values) {
      const { type, facts, unit, argument, path, expression } = typed;
      const isList = type.kind === 'targets' || (type.kind === 'list' && !type.nonEmpty);
      // Where data is sent to is another rule's.
      if (!isList || path.length > 0 || !facts?.required || isReceiverList(facts)) continue;
      if (!Array.isArray(typed.value) || typed.value.length > 0) continue;
      // Rules can be lent to others without any targets.
      if (flow.from(unit).some(({ cargo }) => cargo === 'rules')) continue;
      report(expression, `${argument} is empty, so ${nameOf(unit)} has nothing to work on`, {
        fix: `name something in ${argument}, or remove the component`,
      });
    }
  },
};
