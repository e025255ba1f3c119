import { type BodyRule, parseDuration, parseSize } from '../../catalogue/index.ts';
import type { Body } from '../../model/index.ts';
import { argumentFacts } from '../../model/index.ts';
import type { Report, RiverRule } from '../rule.ts';

export const order: RiverRule = {
  id: 'river/order',
  severity: 'error',
  summary: 'of two limits the lower is not above the upper, such as scrape_timeout and scrape_interval',
  check({ units }, report) {
    for (const unit of units) {
      for (const body of unit.body.all()) {
        for (const rule of body.facts?.rules ?? []) if (rule.kind === 'order') checkOrder(rule, body, report);
      }
    }
  },
};

function checkOrder(
  { lower, upper, strict, zeroIsNoLimit }: Extract<BodyRule, { kind: 'order' }>,
  body: Body,
  report: Report,
): void {
  const at = body.attribute(lower) ?? body.attribute(upper);
  const low = amountOf(body, lower);
  const high = amountOf(body, upper);
  if (at === undefined || low === undefined || high === undefined) return;
  if ((zeroIsNoLimit && high === 0) || (strict ? low < high : low <= high)) return;
  const wanted = strict ? 'less than' : 'at most';
  report(at.value, `${shown(body, lower)} must be ${wanted} ${shown(body, upper)}`, {
    fix: `write a smaller ${lower} or a greater ${upper}`,
  });
}

function shown(body: Body, name: string): string {
  return `${name} (${String(body.effective(name))}${body.attribute(name) ? '' : ' by default'})`;
}

function amountOf(body: Body, name: string): number | undefined {
  const value = body.effective(name);
  const kind = argumentFacts(body.facts, name)?.type.kind;
  if (typeof value === 'number' && kind === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (kind === 'duration') return parseDuration(value);
  if (kind === 'size') return parseSize(value);
  return kind === 'number' && value !== '' && !Number.isNaN(Number(value)) ? Number(value) : undefined;
}
