import { suggestion } from '../../../support/suggest.ts';
import { ignoresOf } from '../../ignore.ts';
import type { ObjectRule } from '../../rule.ts';

export const ignore: ObjectRule = {
  id: 'schema/ignore',
  severity: 'error',
  scope: 'object',
  summary: 'an annotation that silences a rule names one that exists and says why',
  check({ object }, report, { rules }) {
    for (const { key, rule, reason } of ignoresOf(object)) {
      const path = ['metadata', 'annotations', key];
      if (!rules.includes(rule)) {
        report(path, `there is no rule "${rule}"`, { fix: suggestion(rule, rules) });
      } else if (reason === '') {
        report(path, `${rule} is silenced without a reason`, {
          fix: 'write as the value why the rule does not hold for this object',
        });
      }
    }
  },
};
