import type { TypedValue } from '../../model/index.ts';
import { show } from '../describe.ts';
import type { Report, RiverRule } from '../rule.ts';

export const promql: RiverRule = {
  id: 'river/promql',
  severity: 'error',
  summary: 'every match[] that a federation scrape asks for is a selector of PromQL',
  async check({ values }, report) {
    for (const typed of values) await checkMatch(typed, report);
  },
};

/** `params = { "match[]" = ["…"] }`: the one place where Alloy's configuration holds PromQL. */
async function checkMatch(
  { unit, argument, path, expression, value }: TypedValue,
  report: Report,
): Promise<void> {
  if (unit.name !== 'prometheus.scrape' || argument !== 'params') return;
  const [name, index] = path;
  if (name !== 'match[]' || typeof index !== 'number' || typeof value !== 'string') return;
  const reason = await whyNot(value);
  if (reason === undefined) return;
  report(expression, `match[] is ${show(value)}, ${reason}`, {
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
