import type { Body } from '../../model/index.ts';
import { blockFacts, type Model, type Unit } from '../../model/index.ts';
import { argumentsOf } from '../custom.ts';
import { describeType, nameOf, placeOf } from '../describe.ts';
import type { Report, RiverRule } from '../rule.ts';

export const missing: RiverRule = {
  id: 'river/missing',
  severity: 'error',
  summary: 'every argument and block that is required is there',
  check(model, report) {
    for (const unit of model.units) {
      if (unit.kind === 'component' && unit.custom) checkCustom(unit, report);
      else for (const body of unit.body.all()) checkBody(body, report);
    }
    checkMembers(model, report);
  },
};

function checkBody(body: Body, report: Report): void {
  const { facts, node } = body;
  for (const [name, { required, type }] of Object.entries(facts?.arguments ?? {})) {
    if (!required || body.attribute(name) || body.block(name)) continue;
    report(node, `${node.name} needs the argument "${name}"`, {
      fix: `write ${name} = …: ${describeType(type)}`,
    });
  }
  for (const [name, { required }] of Object.entries(facts?.blocks ?? {})) {
    if (!required || body.block(name) || body.attribute(name)) continue;
    // The template of a foreach is no part of its body.
    if (node.body.some((statement) => statement.type === 'block' && statement.name === name)) continue;
    const inner = Object.entries(blockFacts(facts, name)?.body.arguments ?? {});
    const needed = inner.filter(([, one]) => one.required).map(([argument]) => `${argument} = …`);
    report(node, `${node.name} needs a block "${name}"`, {
      fix: `write ${name} { ${needed.join('  ') || '…'} }`,
    });
  }
}

function checkCustom(unit: Unit, report: Report): void {
  const custom = unit.kind === 'component' ? unit.custom : undefined;
  for (const { label, body } of (custom && argumentsOf(custom)) ?? []) {
    const optional = body.effective('optional') ?? false;
    if (optional !== false || unit.body.attribute(label)) continue;
    report(unit.body.node, `${nameOf(unit)} needs the argument "${label}"`, { fix: `write ${label} = …` });
  }
}

function checkMembers({ values }: Model, report: Report): void {
  for (const typed of values) {
    const { type, expression } = typed;
    if (type.kind !== 'object' || expression.type !== 'object') continue;
    for (const [name, { required }] of Object.entries(type.members)) {
      if (!required || expression.fields.some(({ key }) => key === name)) continue;
      report(expression, `${placeOf(typed)} needs a member "${name}"`, { fix: `write ${name} = …` });
    }
  }
}
