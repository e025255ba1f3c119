import { argumentFacts, blockFacts } from '../../model/index.ts';
import type { RiverRule } from '../rule.ts';

export const blockOrArgument: RiverRule = {
  id: 'river/block-or-argument',
  severity: 'error',
  summary: 'a block is written as a block, an argument as an argument',
  check({ units }, report) {
    for (const unit of units) {
      for (const { facts, attributes, children } of unit.body.all()) {
        for (const { node } of children) {
          if (!argumentFacts(facts, node.name) || blockFacts(facts, node.name)) continue;
          report(node, `"${node.name}" is an argument, not a block`, {
            fix: `write ${node.name} = …, with a comma behind each member of an object`,
          });
        }
        for (const attribute of attributes) {
          const { name } = attribute;
          if (!blockFacts(facts, name) || argumentFacts(facts, name)) continue;
          report(attribute, `"${name}" is a block, not an argument`, {
            fix: `write ${name} { … }, without =`,
          });
        }
      }
    }
  },
};
