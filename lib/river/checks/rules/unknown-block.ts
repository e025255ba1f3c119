import { suggestion } from '../../../support/suggest.ts';
import { argumentFacts, blockFacts } from '../../model/index.ts';
import { nameOf } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const unknownBlock: RiverRule = {
  id: 'river/unknown-block',
  severity: 'error',
  summary: 'every block inside of a component is one that it has',
  check({ units }, report) {
    for (const unit of units) {
      if (unit.kind === 'component' && unit.custom) {
        for (const { node } of unit.body.children) {
          report(node, `${nameOf(unit)} is a custom component, which takes arguments only`, {
            fix: `write ${node.name} = … for an argument of its declare`,
          });
        }
        continue;
      }
      for (const { facts, node: parent, children } of unit.body.all()) {
        if (facts === undefined) continue;
        for (const { node } of children) {
          if (blockFacts(facts, node.name) || argumentFacts(facts, node.name)) continue;
          report(node, `${parent.name} has no block "${node.name}"`, {
            fix: suggestion(node.name, Object.keys(facts.blocks)),
          });
        }
      }
    }
  },
};
