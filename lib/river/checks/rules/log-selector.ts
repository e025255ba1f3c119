import type { TypedValue } from '../../model/index.ts';
import { placeOf, show } from '../describe.ts';
import { whenAll, withRe2 } from '../re2.ts';
import type { Report, RiverRule } from '../rule.ts';
import { parseSelector } from '../selector.ts';

export const logSelector: RiverRule = {
  id: 'river/log-selector',
  severity: 'error',
  summary: 'every selector of stage.match is a stream selector with line filters, as Alloy reads it',
  check({ values }, report) {
    const selectors = values.filter(({ type }) => type.kind === 'logql-selector');
    return whenAll(selectors.flatMap((typed) => checkSelector(typed, report)));
  },
};

function checkSelector(typed: TypedValue, report: Report): readonly (Promise<void> | undefined)[] {
  const { value, expression } = typed;
  if (typeof value !== 'string') return [];
  const selector = parseSelector(value);
  if (selector === undefined) {
    return [
      whyNot(value).then(({ reason, fix }) =>
        report(expression, `${placeOf(typed)} is ${show(value)}, ${reason}`, { fix }),
      ),
    ];
  }
  return selector.patterns.map((pattern) =>
    withRe2(pattern, (compiled) => {
      if (!('error' in compiled)) return;
      report(
        expression,
        `${placeOf(typed)} has the pattern ${show(pattern)}, which RE2 does not read: ${compiled.error}`,
        { fix: 'write a regular expression of RE2; a backslash is written twice between double quotes' },
      );
    }),
  );
}

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
