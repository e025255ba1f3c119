import type { Body } from '../../model/index.ts';
import { blockFacts } from '../../model/index.ts';
import type { Block } from '../../syntax/index.ts';
import type { Report, RiverRule } from '../rule.ts';

export const label: RiverRule = {
  id: 'river/label',
  severity: 'error',
  summary: 'every block that needs a label has one, and no other has',
  check({ units }, report) {
    for (const unit of units) {
      const { body } = unit;
      if (unit.kind === 'component') {
        if (unit.facts || unit.custom) checkLabel(body.node, true, report);
      } else checkLabel(body.node, unit.facts.label, report);
      for (const inner of body.all()) checkChildren(inner, report);
    }
  },
};

function checkChildren({ facts, children }: Body, report: Report): void {
  for (const { node } of children) {
    const known = blockFacts(facts, node.name);
    if (known) checkLabel(node, known.label, report);
  }
}

function checkLabel(node: Block, wanted: boolean, report: Report): void {
  const { name, label: written, labelStart, span } = node;
  if (wanted && written === undefined) {
    report(node, `${name} needs a label`, { fix: `write ${name} "name" { … }` });
  } else if (!wanted && written !== undefined) {
    const at = span.source.position(labelStart ?? span.start);
    report(at, `${name} takes no label`, { fix: `write ${name} { … }` });
  }
}
