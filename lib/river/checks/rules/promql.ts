import type { TypedValue } from '../../model/index.ts';
import { show } from '../describe.ts';
import { whenAll } from '../re2.ts';
import type { Report, RiverRule } from '../rule.ts';

export const promql: RiverRule = {
  id: 'river/promql',
  severity: 'error',
  summary: 'every match[] that a federation scrape asks for is a selector of PromQL',
  check({ values }, report) {
    return whenAll(values.filter(isMatch).map((typed) => checkMatch(typed, report)));
  },
};

/** `params = { "match[]" = ["…"] }`: the one place where Alloy's configuration holds PromQL. */
function isMatch(typed: TypedValue): boolean {
  const { unit, argument, path } = typed;
  const [name, index] = path;
  return (
    unit.name === 'prometheus.scrape' &&
    argument === 'params' &&
    name === 'match[]' &&
    typeof index === 'number' &&
    typeof typed.value === 'string'
  );
}

async function checkMatch({ expression, value }: TypedValue, report: Report): Promise<void> {
  const query = String(value);
  const reason = await whyNot(query);
  if (reason === undefined) return;
  report(expression, `match[] is ${show(query)}, ${reason}`, {
    fix: 'write a selector such as {job="node"} or http_requests_total{code="500"}',
  });
}

async function whyNot(query: string): Promise<string | undefined> {
  const { parser } = await import('@prometheus-io/lezer-promql');
  const tree = parser.parse(query);
  let mistake: number | undefined;
  const kinds: string[] = [];
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) mistake ??= from;
      if (!type.isTop) kinds.push(type.name);
    },
  });
  if (mistake !== undefined) {
    const near = query.slice(mistake).trim();
    return near === '' ? 'which ends too early' : `which is no PromQL from ${show(near)} on`;
  }
  return kinds[0] === 'VectorSelector' ? undefined : 'which is PromQL, but no selector';
}
