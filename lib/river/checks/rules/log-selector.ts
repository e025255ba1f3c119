import { placeOf, show } from '../describe.ts';
import { compileRe2 } from '../re2.ts';
import type { RiverRule } from '../rule.ts';
import { parseSelector } from '../selector.ts';

export const logSelector: RiverRule = {
  id: 'river/log-selector',
  severity: 'error',
  summary: 'every selector of stage.match is a stream selector with line filters, as Alloy reads it',
  async check({ values }, report) {
    for (const typed of values) {
      const { type, value, expression } = typed;
      if (type.kind !== 'logql-selector' || typeof value !== 'string') continue;
      const selector = parseSelector(value);
      if (selector === undefined) {
        const { reason, fix } = await whyNot(value);
        report(expression, `${placeOf(typed)} is ${show(value)}, ${reason}`, { fix });
        continue;
      }
      for (const pattern of selector.patterns) {
        const compiled = await compileRe2(pattern);
        if (!('error' in compiled)) continue;
        report(
          expression,
          `${placeOf(typed)} has the pattern ${show(pattern)}, which RE2 does not read: ${compiled.error}`,
          {
            fix: 'write a regular expression of RE2; a backslash is written twice between double quotes',
          },
        );
      }
    }
  },
};

interface Reason {
  readonly reason: string;
  readonly fix: string;
}

/** Alloy reads less than Loki does: the grammar of Loki tells whether it is LogQL at all. */
async function whyNot(selector: string): Promise<Reason> {
  if (selector.includes('`')) {
    return { reason: 'and Alloy reads no raw strings in it', fix: 'write double quotes in it' };
  }
  if (/"(?:[^"\\]|\\.)*?\\[^abfnrtvxuU\\"0-7]/.test(selector)) {
    const fix = 'write two of them: Go reads the text between double quotes first';
    return { reason: 'which has a backslash that means nothing', fix };
  }
  const { parser } = await import('@grafana/lezer-logql');
  let mistake: number | undefined;
  parser.parse(selector).iterate({
    enter: ({ type, from }) => {
      if (type.isError) mistake ??= from;
    },
  });
  const fix =
    'write {label="value"}, and line filters behind it: |= "text", != "text", |~ "regex", !~ "regex"';
  if (mistake === undefined) {
    return { reason: 'which is LogQL, but Alloy takes a stream selector and line filters only', fix };
  }
  const near = selector.slice(mistake).trim();
  return { reason: near === '' ? 'which ends too early' : `which is no LogQL from ${show(near)} on`, fix };
}
