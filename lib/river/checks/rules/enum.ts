import { suggestion } from '../../../support/suggest.ts';
import { placeOf, show } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const enumeration: RiverRule = {
  id: 'river/enum',
  severity: 'error',
  summary: 'every value of an argument with a fixed set of values is one of them',
  check({ values }, report) {
    for (const typed of values) {
      const { type, expression } = typed;
      if (type.kind !== 'enum') continue;
      const { value } = typed;
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const text = String(value);
      const found = type.caseless
        ? type.values.some((one) => one.toLowerCase() === text.toLowerCase())
        : type.values.includes(text);
      if (found) continue;
      const allowed = type.values.filter((one) => one !== '');
      report(expression, `${placeOf(typed)} has no value ${show(value)}`, { fix: suggestion(text, allowed) });
    }
  },
};
