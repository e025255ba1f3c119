import { type Gate, unknown } from '../../catalogue/index.ts';
import { argumentFacts, blockFacts, type Value } from '../../model/index.ts';
import type { Node } from '../../syntax/index.ts';
import { same } from '../conditions.ts';
import type { Report, RiverContext, RiverRule } from '../rule.ts';
import { allow, isAllowed } from '../stability.ts';

export const gated: RiverRule = {
  id: 'river/gated',
  severity: 'error',
  summary: 'no argument or value is written that needs a lower stability level than its component',
  check({ units }, report, context) {
    for (const unit of units) {
      for (const body of unit.body.all()) {
        for (const attribute of body.attributes) {
          const { name } = attribute;
          const facts = argumentFacts(body.facts, name);
          const gate = facts?.gate;
          if (gate && needs(gate, body.argument(name) ?? unknown, facts.default))
            tell(attribute, name, gate, context, report);
        }
        for (const { node } of body.children) {
          const gate = blockFacts(body.facts, node.name)?.gate;
          if (gate) tell(node, node.name, gate, context, report);
        }
      }
    }
  },
};

/** Whether a value is behind the gate; not where it is not known. */
function needs({ when }: Gate, value: Value, usual: Value | undefined): boolean {
  if (when === 'written') return true;
  if (value === unknown) return false;
  if (when === 'changed') return usual === undefined || !same(value, usual);
  const given = Array.isArray(value) ? value : [value];
  return when.some((one) => given.some((item) => same(item, one)));
}

function tell(
  node: Node,
  name: string,
  { stability, effect, when }: Gate,
  { stability: level }: RiverContext,
  report: Report,
): void {
  if (isAllowed(stability, level)) return;
  const what = when === 'written' ? name : `this value of ${name}`;
  report(
    node,
    effect === 'refused'
      ? `${what} is ${stability}: Alloy at ${level} does not load the file`
      : `${what} is ${stability}: Alloy at ${level} ignores it`,
    { fix: allow(stability), ...(effect === 'ignored' && { severity: 'warning' as const }) },
  );
}
