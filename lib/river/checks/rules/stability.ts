import { functionFacts, type Stability } from '../../catalogue/index.ts';
import type { Node } from '../../syntax/index.ts';
import type { Report, RiverContext, RiverRule } from '../rule.ts';
import { allow, isAllowed } from '../stability.ts';

export const stability: RiverRule = {
  id: 'river/stability',
  severity: 'error',
  summary: 'every component, block and function is allowed at the stability level that Alloy is started with',
  check({ units, references }, report, context) {
    for (const { facts, body, name } of units) {
      if (facts) check(body.node, name, facts.stability, context, report);
    }
    for (const { target, expression } of references) {
      const facts = target.kind === 'library' ? functionFacts(target.name) : undefined;
      if (facts) check(expression, facts.name, facts.stability, context, report);
    }
  },
};

function check(
  node: Node,
  name: string,
  needed: Stability,
  { stability: level, community }: RiverContext,
  report: Report,
): void {
  if (needed === 'community') {
    if (community) return;
    report(node, `${name} is a community component, which Alloy does not load by default`, {
      fix: 'start Alloy with --feature.community-components.enabled, or do without',
    });
  } else if (!isAllowed(needed, level)) {
    report(node, `${name} is ${needed}, and Alloy runs at ${level}`, { fix: allow(needed) });
  }
}
