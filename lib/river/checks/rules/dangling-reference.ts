import { didYouMean } from '../../../support/suggest.ts';
import type { Model, Reference, Scope } from '../../model/index.ts';
import { callsIn } from '../calls.ts';
import type { RiverRule } from '../rule.ts';

export const danglingReference: RiverRule = {
  id: 'river/dangling-reference',
  severity: 'error',
  summary: 'every name in an expression is a component, an argument or a variable that is there',
  check(model, report) {
    const called = callsIn(model);
    for (const reference of model.references) {
      const { target, expression, names } = reference;
      if (target.kind === 'argument' && target.block === undefined) {
        report(expression, `the declare around has no argument "${target.name}"`, {
          fix: `write argument "${target.name}" { } in it, or name one that it has`,
        });
      }
      // What is called is no component, but a function with a wrong name.
      if (target.kind !== 'nothing' || called.has(expression)) continue;
      report(expression, `there is no ${names.length < 2 ? '' : 'component '}"${names.join('.')}" here`, {
        fix: advice(reference, model),
      });
    }
  },
};

function advice({ names, unit }: Reference, { components }: Model): string {
  const id = names.slice(0, -1).join('.');
  const last = names.at(-1) ?? '';
  const elsewhere = components.find((component) => component.id === id && component.scope !== unit.scope);
  if (elsewhere) return 'a declare sees only what is in it: pass it in as an argument';
  const visible = idsOf(unit.scope);
  const meant = didYouMean(id, visible) ?? sameLabel(id, visible);
  if (meant !== undefined) return `did you mean ${meant}.${last}?`;
  if (names.length === 1) return `for text write "${last}", for a component its name, label and export`;
  return 'write the name, label and export of a component that is in the file';
}

/** A component of another label but the same name, when there is only one; or of the same label in the same family. */
function sameLabel(id: string, visible: readonly string[]): string | undefined {
  const name = id.slice(0, id.lastIndexOf('.') + 1);
  const alike = name === '' ? [] : visible.filter((other) => other.startsWith(name));
  return alike.length === 1 ? alike[0] : undefined;
}

function idsOf({ components, kind, parent }: Scope): string[] {
  const ids = components.map(({ id }) => id);
  return kind === 'foreach' && parent ? [...ids, ...idsOf(parent)] : ids;
}
