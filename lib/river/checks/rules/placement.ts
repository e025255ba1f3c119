import type { ConfigBlock, Scope } from '../../model/index.ts';
import { nameOf } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const placement: RiverRule = {
  id: 'river/placement',
  severity: 'error',
  summary: 'configuration blocks stand where Alloy reads them, and arguments inside of blocks',
  check({ scopes }, report) {
    for (const { configBlocks, strayAttributes, kind, owner } of scopes) {
      for (const attribute of strayAttributes) {
        const where = owner ? `directly in ${nameOf(owner)}` : 'outside of all blocks';
        report(attribute, `the argument "${attribute.name}" stands ${where}`, {
          fix: 'move it into the component that it is meant for',
        });
      }
      for (const unit of configBlocks) {
        const { where } = unit.facts;
        if (where === 'root' && kind !== 'root') {
          report(unit.body.node, `${unit.name} is not allowed in a ${kind}`, {
            fix: 'write it at the top of the main file',
          });
        } else if (where === 'module' && !isInModule(unit)) {
          report(unit.body.node, `${unit.name} is allowed in a declare only`, {
            fix: `write it in declare "name" { … }, or remove it`,
          });
        }
      }
    }
  },
};

function isInModule({ scope }: ConfigBlock): boolean {
  for (let here: Scope | undefined = scope; here; here = here.parent)
    if (here.kind === 'declare') return true;
  return false;
}
