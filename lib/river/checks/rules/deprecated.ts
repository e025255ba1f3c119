import { functionFacts } from '../../catalogue/index.ts';
import { argumentFacts, blockFacts } from '../../model/index.ts';
import type { RiverRule } from '../rule.ts';

export const deprecated: RiverRule = {
  id: 'river/deprecated',
  severity: 'warning',
  summary: 'nothing is used that Alloy has a newer name for',
  check({ units, references }, report) {
    for (const { target, expression } of references) {
      const replacement = target.kind === 'library' ? functionFacts(target.name)?.replacement : undefined;
      if (replacement === undefined) continue;
      // `alloy validate` ends with an error here, `alloy run` with a warning.
      report(expression, `the function "${expression.span.text}" is deprecated`, {
        fix: `write ${replacement}`,
        severity: 'error',
      });
    }
    for (const unit of units) {
      for (const { facts, attributes, children } of unit.body.all()) {
        const written = [
          ...attributes.map((node) => ({ node, instead: argumentFacts(facts, node.name)?.deprecated })),
          ...children.map(({ node }) => ({ node, instead: blockFacts(facts, node.name)?.deprecated })),
        ];
        for (const { node, instead } of written) {
          if (instead !== undefined)
            report(node, `"${node.name}" is deprecated`, { fix: `write ${instead}` });
        }
      }
    }
  },
};
