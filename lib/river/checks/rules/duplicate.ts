import type { Unit } from '../../model/index.ts';
import { nameOf } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const duplicate: RiverRule = {
  id: 'river/duplicate',
  severity: 'error',
  summary: 'no two components have one name and label, and blocks such as logging stand once',
  check({ scopes }, report) {
    for (const { components, configBlocks } of scopes) {
      const first = new Map<string, Unit>();
      for (const unit of [...components, ...configBlocks]) {
        const before = first.get(unit.id);
        if (before === undefined) {
          first.set(unit.id, unit);
          continue;
        }
        const { file, line } = before.body.node.span.at;
        const elsewhere = file === unit.body.node.span.at.file ? `line ${line}` : `${file}:${line}`;
        report(unit.body.node, `${nameOf(unit)} is already there, in ${elsewhere}`, {
          fix: unit.label === '' ? 'keep one of the two' : 'give one of them another label, or remove it',
        });
      }
    }
  },
};
