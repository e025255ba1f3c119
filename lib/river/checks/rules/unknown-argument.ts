import { suggestion } from '../../../support/suggest.ts';
import { argumentFacts, blockFacts, type Model, type Unit } from '../../model/index.ts';
import { argumentsOf } from '../custom.ts';
import { nameOf, placeOf } from '../describe.ts';
import type { Report, RiverRule } from '../rule.ts';

export const unknownArgument: RiverRule = {
  id: 'river/unknown-argument',
  severity: 'error',
  summary: 'every argument, and every member of an object of fixed shape, is one that Alloy knows',
  check(model, report) {
    for (const unit of model.units) checkUnit(unit, report);
    checkMembers(model, report);
  },
};

function checkUnit(unit: Unit, report: Report): void {
  if (unit.kind === 'component' && unit.custom) {
    const known = argumentsOf(unit.custom)?.map(({ label }) => label);
    for (const attribute of known ? unit.body.attributes : []) {
      if (known?.includes(attribute.name)) continue;
      report(attribute, `${nameOf(unit)} has no argument "${attribute.name}"`, {
        fix: suggestion(attribute.name, known ?? []),
      });
    }
    return;
  }
  for (const { facts, node, attributes } of unit.body.all()) {
    if (facts === undefined) continue;
    for (const attribute of attributes) {
      if (argumentFacts(facts, attribute.name) || blockFacts(facts, attribute.name)) continue;
      report(attribute, `${node.name} has no argument "${attribute.name}"`, {
        fix: suggestion(attribute.name, Object.keys(facts.arguments)),
      });
    }
  }
}

function checkMembers({ values }: Model, report: Report): void {
  for (const typed of values) {
    const { type, expression } = typed;
    if (type.kind !== 'object' || expression.type !== 'object') continue;
    for (const field of expression.fields) {
      if (Object.hasOwn(type.members, field.key)) continue;
      report(field, `${placeOf(typed)} has no member "${field.key}"`, {
        fix: suggestion(field.key, Object.keys(type.members)),
      });
    }
  }
}
