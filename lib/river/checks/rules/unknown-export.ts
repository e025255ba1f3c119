import { didYouMean } from '../../../support/suggest.ts';
import type { Component, Reference } from '../../model/index.ts';
import { exportsOf, listed } from '../describe.ts';
import type { Report, RiverRule } from '../rule.ts';

export const unknownExport: RiverRule = {
  id: 'river/unknown-export',
  severity: 'error',
  summary: 'every reference to a component names a value that it exports',
  check({ references, typeOf }, report) {
    for (const reference of references) {
      const { target, expression, names } = reference;
      if (target.kind === 'argument' && names[2] !== 'value') {
        report(expression, `${names.join('.')} is an argument, whose only member is "value"`, {
          fix: `write argument.${target.name}.value`,
        });
      }
      if (target.kind !== 'component') continue;
      const { component, path } = target;
      if (isUnknown(component, path)) checkExport(reference, component, path, report);
      else if (path.length > 1 && typeOf(expression) === undefined)
        checkMember(reference, component, path, report);
    }
  },
};

function isUnknown(component: Component, [name = '']: readonly string[]): boolean {
  const known = exportsOf(component);
  return known !== undefined && !isOfUnknown(component) && !known.includes(`${component.id}.${name}`);
}

/** Whether Alloy has no such component: that is told where it stands. */
const isOfUnknown = ({ facts, custom }: Component) => facts === undefined && custom === undefined;

function checkExport(
  { expression }: Reference,
  component: Component,
  [name]: readonly string[],
  report: Report,
): void {
  const known = exportsOf(component) ?? [];
  const meant = name && didYouMean(`${component.id}.${name}`, known);
  const fix =
    known.length === 0 ? 'it exports nothing: write another component' : `write ${meant || listed(known)}`;
  const message = name
    ? `${component.id} exports no "${name}"`
    : `${component.id} is a component, not a value that it exports`;
  report(expression, message, { fix });
}

function checkMember(
  { expression }: Reference,
  { id, facts }: Component,
  [name = '', member = '']: readonly string[],
  report: Report,
): void {
  const type = facts?.exports[name];
  if (type === undefined || type.kind === 'any' || type.kind === 'map') return;
  report(expression, `${id}.${name} has no member "${member}"`, {
    fix: type.kind === 'targets' ? 'targets are a list: write [0] for the first' : `write ${id}.${name}`,
  });
}
