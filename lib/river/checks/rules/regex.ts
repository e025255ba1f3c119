import { placeOf, show } from '../describe.ts';
import { compileRe2 } from '../re2.ts';
import type { RiverRule } from '../rule.ts';

export const regex: RiverRule = {
  id: 'river/regex',
  severity: 'error',
  summary: 'every regular expression is one for RE2, which Alloy uses',
  async check({ values }, report) {
    for (const typed of values) {
      const { type, value, expression } = typed;
      if (type.kind !== 'regex' || typeof value !== 'string') continue;
      const compiled = await compileRe2(value);
      if (!('error' in compiled)) continue;
      report(expression, `${placeOf(typed)} is ${show(value)}, which RE2 does not read: ${compiled.error}`, {
        fix: advice(value),
      });
    }
  },
};

function advice(pattern: string): string {
  if (/\(\?<?[=!]/.test(pattern)) return 'RE2 has no look-ahead and no look-behind: write two rules';
  if (/\\[1-9]/.test(pattern)) return 'RE2 has no references to groups inside of a pattern';
  return 'write it as RE2 does (github.com/google/re2/wiki/Syntax)';
}
