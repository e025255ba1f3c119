import { suggestion } from '../../../support/suggest.ts';
import { type Ignore, ignoresOf } from '../../ignore.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const ignore: ObjectRule = {
  id: 'schema/ignore',
  severity: 'error',
  scope: 'object',
  summary: 'an annotation that silences a rule names one that exists and says why',
  check({ object }, report, { rules }) {
    // Rules for River files are known where they run.
    for (const one of ignoresOf(object)) if (!one.rule.startsWith('river/')) judge(one, rules, report);
  },
};

/** Reports what is wrong with an annotation that silences one of some rules. */
export function judge({ key, rule, reason }: Ignore, rules: readonly string[], report: Report): void {
  const path = ['metadata', 'annotations', key];
  if (!rules.includes(rule)) {
    report(path, `there is no rule "${rule}"`, { fix: suggestion(rule, rules) });
  } else if (reason === '') {
    report(path, `${rule} is silenced without a reason`, {
      fix: 'write as the value why the rule does not hold for this object',
    });
  }
}
