import type { RiverRule } from '../rule.ts';

export const sentTwice: RiverRule = {
  id: 'river/sent-twice',
  severity: 'warning',
  summary: 'nothing is sent twice to one receiver by one list',
  check(_model, report, { flow }) {
    const seen = new Map<unknown, Set<string>>();
    for (const { from, reference } of flow.edges) {
      if (reference.unit !== from) continue;
      const before = seen.get(reference.attribute) ?? new Set<string>();
      seen.set(reference.attribute, before);
      const name = reference.expression.span.text;
      if (before.has(name)) {
        report(reference.expression, `${from.id} sends everything twice to ${name}`, {
          fix: 'keep one of the two',
        });
      }
      before.add(name);
    }
  },
};
