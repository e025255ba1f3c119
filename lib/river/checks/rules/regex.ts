import { placeOf, show } from '../describe.ts';
import { whenAll, withRe2 } from '../re2.ts';
import type { RiverRule } from '../rule.ts';

export const regex: RiverRule = {
  id: 'river/regex',
  severity: 'error',
  summary: 'every regular expression is one for RE2, which Alloy uses',
  check({ values }, report) {
    const checks = values
      .filter(({ type }) => type.kind === 'regex')
      .map((typed) => {
        const { value, expression } = typed;
        if (typeof value !== 'string') return undefined;
        return withRe2(value, (compiled) => {
          if (!('error' in compiled)) return;
          report(
            expression,
            `${placeOf(typed)} is ${show(value)}, which RE2 does not read: ${compiled.error}`,
            {
              fix: advice(value),
            },
          );
        });
      });
    return whenAll(checks);
  },
};

function advice(pattern: string): string {
  if (/\(\?<?[=!]/.test(pattern)) return 'RE2 has no look-ahead and no look-behind: write two rules';
  if (/\\[1-9]/.test(pattern)) return 'RE2 has no references to groups inside of a pattern';
  return 'write it as RE2 does (github.com/google/re2/wiki/Syntax)';
}
