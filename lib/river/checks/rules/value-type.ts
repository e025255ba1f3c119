import type { Json } from '../../../support/json.ts';
import { unknown, type ValueType } from '../../catalogue/index.ts';
import type { TypedValue } from '../../model/index.ts';
import { describeType, placeOf, show } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const valueType: RiverRule = {
  id: 'river/value-type',
  severity: 'error',
  summary: 'every literal is of the type that its argument takes',
  check({ values }, report) {
    for (const typed of values) {
      const given = kindOf(typed);
      const { type, value, expression } = typed;
      if (given === undefined || fits(type, given, value === unknown ? null : value)) continue;
      const shown = value === unknown || typeof value === 'object' ? written[given] : show(value);
      report(expression, `${placeOf(typed)} takes ${describeType(type)}, not ${shown}`, {
        fix: advice(type, given),
      });
    }
  },
};

type Kind = 'string' | 'number' | 'bool' | 'list' | 'object';

const written = {
  string: 'text',
  number: 'a number',
  bool: 'a boolean',
  list: 'a list',
  object: 'an object',
};

/** What kind of value is written; undefined where it is not known, and for null, which stands for the zero value. */
function kindOf({ expression, value }: TypedValue): Kind | undefined {
  if (expression.type === 'array') return 'list';
  if (expression.type === 'object') return 'object';
  if (value === unknown || value === null) return undefined;
  if (typeof value === 'object') return Array.isArray(value) ? 'list' : 'object';
  return typeof value === 'boolean' ? 'bool' : (typeof value as 'string' | 'number');
}

function fits(type: ValueType, given: Kind, value: Json): boolean {
  switch (type.kind) {
    case 'any':
      return true;
    case 'bool':
      return given === 'bool';
    case 'number':
      return given === 'number' || (typeof value === 'string' && isNumber(value));
    case 'list':
    case 'targets':
      return given === 'list';
    case 'map':
    case 'object':
      return given === 'object';
    case 'capsule':
      return false;
    default:
      // Alloy turns numbers into text.
      return given === 'string' || given === 'number';
  }
}

/** Whether Alloy makes a number of a text: negative ones are whole. Source: 1.18, `syntax/internal/value/value.go`. */
const isNumber = (text: string) =>
  /^(?:-?\d+|(?=[\d.eE+]*[.eE])(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/.test(text);

function advice(type: ValueType, given: Kind): string {
  if (type.kind === 'capsule') return `wire ${describeType(type)} to it by reference, without quotes`;
  if (type.kind === 'bool') return 'write true or false, without quotes';
  if ((type.kind === 'list' || type.kind === 'targets') && given !== 'object')
    return 'write it between [ and ]';
  return `write ${describeType(type)}`;
}
