import { accepts, unknown } from '../../catalogue/index.ts';
import type { Expression } from '../../syntax/index.ts';
import { describeType, placeOf } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const wiringType: RiverRule = {
  id: 'river/wiring-type',
  severity: 'error',
  summary: 'what is wired into an argument is of the type that it takes',
  check({ values, typeOf }, report) {
    for (const typed of values) {
      const { type, expression } = typed;
      // Literals are another rule's; what is inside of lists and objects is looked at by itself.
      if (literals.includes(expression.type)) continue;
      const given = typeOf(expression);
      if (given === undefined || accepts(type, given) !== false || typed.value !== unknown) continue;
      const isWrapped = type.kind === 'list' && accepts(type.of, given) === true;
      const isInList = given.kind === 'list' || given.kind === 'targets';
      const isUnwrapped = isInList && typed.path.length > 0 && accepts({ kind: 'targets' }, given) === true;
      report(
        expression,
        `${placeOf(typed)} takes ${describeType(type)}, but ${expression.span.text} is ${describeGiven(given)}`,
        {
          fix: isWrapped
            ? `write [${expression.span.text}]`
            : isUnwrapped
              ? 'write it without the brackets, or join lists with array.concat(…)'
              : `wire ${describeType(type)} to it`,
        },
      );
    }
  },
};

function describeGiven(type: Parameters<typeof describeType>[0]): string {
  return type.kind === 'string' ? 'text' : describeType(type);
}

const literals: readonly Expression['type'][] = ['array', 'object', 'string', 'number', 'bool', 'null'];
