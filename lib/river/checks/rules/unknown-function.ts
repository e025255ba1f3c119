import { didYouMean } from '../../../support/suggest.ts';
import { constantFacts, constantNames, functionFacts, functionNames } from '../../catalogue/index.ts';
import type { Reference } from '../../model/index.ts';
import type { Call } from '../../syntax/index.ts';
import { callsIn } from '../calls.ts';
import type { Report, RiverRule } from '../rule.ts';

export const unknownFunction: RiverRule = {
  id: 'river/unknown-function',
  severity: 'error',
  summary: 'every function and constant exists and is called as the standard library has it',
  check(model, report) {
    const { references, referenceAt } = model;
    const calls = callsIn(model);
    for (const [callee, call] of calls) {
      const reference = referenceAt(callee);
      if (reference) checkCall(reference, call, report);
      else report(call, 'only functions can be called', { fix: 'remove the parentheses' });
    }
    for (const reference of references) {
      if (!calls.has(reference.expression)) checkValue(reference, report);
    }
  },
};

function checkCall({ names, target }: Reference, call: Call, report: Report): void {
  const name = names.join('.');
  const facts = target.kind === 'library' ? functionFacts(name) : undefined;
  if (facts === undefined) {
    const known = target.kind === 'library' || target.kind === 'nothing';
    report(call, known ? `there is no function "${name}"` : `"${name}" is no function`, {
      fix: suggest(name),
    });
    return;
  }
  const { parameters, optional, rest } = facts;
  const least = parameters.length - optional;
  const most = rest ? Number.POSITIVE_INFINITY : parameters.length;
  const given = call.args.length;
  if (given >= least && given <= most) return;
  const wanted = most === least ? `${least}` : most > 99 ? `at least ${least}` : `${least} to ${most}`;
  report(call, `${name} takes ${wanted} argument${wanted === '1' ? '' : 's'}, not ${given}`, {
    fix: given < least ? 'write those that are missing' : 'remove what is too much',
  });
}

/** A name of the library that stands for a value. */
function checkValue({ names, target, expression }: Reference, report: Report): void {
  if (target.kind !== 'library') return;
  const name = names.join('.');
  if (constantFacts(name)) return;
  if (functionFacts(name)) report(expression, `${name} is a function`, { fix: `call it: ${name}(…)` });
  else report(expression, `there is no function or constant "${name}"`, { fix: suggest(name) });
}

function suggest(name: string): string {
  const meant = didYouMean(name, [...functionNames(), ...constantNames()]);
  return meant
    ? `did you mean ${meant}?`
    : 'the standard library has sys.env, string.*, encoding.*, array.*, convert.*, file.*, constants.*';
}
