import { canonicalJson } from '../../../support/json.ts';
import { unknown } from '../../catalogue/index.ts';
import type { Body } from '../../model/index.ts';
import { show } from '../describe.ts';
import type { Report, RiverRule } from '../rule.ts';

export const distinct: RiverRule = {
  id: 'river/distinct',
  severity: 'error',
  summary: 'blocks that are told apart by an argument, such as the policies of tail sampling, differ in it',
  check({ units }, report) {
    for (const unit of units) {
      for (const body of unit.body.all()) {
        for (const rule of body.facts?.rules ?? []) {
          if (rule.kind === 'distinct') checkBlocks(body.blocks(rule.block), rule.argument, report);
        }
      }
    }
  },
};

function checkBlocks(blocks: readonly Body[], argument: string, report: Report): void {
  const first = new Map<string, Body>();
  for (const body of blocks) {
    const value = body.argument(argument);
    if (value === undefined || value === unknown) continue;
    const before = first.get(canonicalJson(value));
    if (before === undefined) first.set(canonicalJson(value), body);
    else {
      const line = before.node.span.at.line;
      report(
        body.attribute(argument) ?? body.node,
        `another ${body.node.name} has ${argument} = ${show(value)}, in line ${line}`,
        {
          fix: `give it another ${argument}`,
        },
      );
    }
  }
}
