import type { BodyRule, Condition } from '../../catalogue/index.ts';
import type { Body } from '../../model/index.ts';
import { describeCondition, describeHeld, holds, isGiven, placeOfCondition } from '../conditions.ts';
import { listed } from '../describe.ts';
import { isRelabelRule } from '../relabel.ts';
import type { Report, RiverRule } from '../rule.ts';

export const combination: RiverRule = {
  id: 'river/combination',
  severity: 'error',
  summary: 'arguments and blocks of one body go together as Alloy demands',
  check({ units }, report) {
    for (const unit of units) {
      for (const body of unit.body.all()) {
        if (!isRelabelRule(body)) checkCombinations(body, report);
      }
    }
  },
};

/** Tells which rules about what goes together are broken in a body. */
export function checkCombinations(body: Body, report: Report): void {
  for (const rule of body.facts?.rules ?? []) {
    if (rule.kind === 'when') checkWhen(rule, body, report);
    else if (rule.kind !== 'order' && rule.kind !== 'distinct') checkCount(rule, body, report);
  }
}

type Count = Extract<BodyRule, { kind: 'at-most-one' | 'exactly-one' | 'at-least-one' }>;

function checkCount({ kind, of }: Count, body: Body, report: Report): void {
  const given = of.filter((name) => isGiven(name, body) === true);
  const [, second] = given;
  if (kind !== 'at-least-one' && second !== undefined) {
    report(
      placeOfCondition(second, body),
      `${body.node.name} has ${listed(given, 'and')}, but may have one of them only`,
      {
        fix: 'keep one',
      },
    );
  }
  if (kind !== 'at-most-one' && of.every((name) => isGiven(name, body) === false)) {
    report(
      body.node,
      `${body.node.name} needs ${kind === 'exactly-one' ? 'one of' : 'at least one of'} ${listed(of)}`,
      {
        fix: `write ${listed(of)}`,
      },
    );
  }
}

function checkWhen(
  { given, needs = [], needsOneOf = [], forbids = [] }: Extract<BodyRule, { kind: 'when' }>,
  body: Body,
  report: Report,
): void {
  if (holds(given, body) !== true) return;
  const at = placeOfCondition(given, body);
  const because = describeHeld(given, body);
  for (const condition of needs) {
    if (holds(condition, body) !== false) continue;
    const wanted = describeCondition(condition);
    report(at, `${because} needs ${wanted}`, { fix: `write ${wanted}` });
  }
  if (needsOneOf.length > 0 && needsOneOf.every((condition) => holds(condition, body) === false)) {
    const wanted = listed(needsOneOf.map(describeCondition));
    report(at, `${because} needs ${wanted}`, { fix: `write ${wanted}` });
  }
  for (const condition of forbids) {
    if (holds(condition, body) !== true || !isWritten(condition, body)) continue;
    report(
      placeOfCondition(condition, body),
      `${because} does not go with ${describeHeld(condition, body)}`,
      {
        fix: 'keep one of the two',
      },
    );
  }
}

/** A default is no mistake: what is forbidden must stand in the file. */
function isWritten(condition: Condition, body: Body): boolean {
  return isGiven(typeof condition === 'string' ? condition : condition.name, body) !== false;
}
