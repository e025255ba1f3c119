import type { Json } from '../../support/json.ts';
import { unknown } from '../catalogue/index.ts';
import type { Binary, Call, Expression, ObjectLiteral } from '../syntax/index.ts';
import { callLibrary } from './library.ts';
import { namesOf } from './names.ts';
import type { Environment, Value } from './types.ts';

/**
 * The value of an expression, `unknown` where it is not known before Alloy runs or where Alloy finds a mistake in it.
 * A list or object of which one part is unknown is unknown.
 */
export function evaluate(expression: Expression, environment: Environment): Value {
  switch (expression.type) {
    case 'string':
    case 'number':
    case 'bool':
      return expression.value;
    case 'null':
      return null;
    case 'paren':
      return evaluate(expression.inner, environment);
    case 'array':
      return evaluateAll(expression.items, environment) ?? unknown;
    case 'object':
      return evaluateObject(expression, environment);
    case 'member': {
      const object = evaluate(expression.object, environment);
      return object === unknown ? unknown : memberOf(object, expression.name);
    }
    case 'index': {
      const [object, index] = evaluateAll([expression.object, expression.index], environment) ?? [];
      return memberOf(object, index);
    }
    case 'unary': {
      const operand = evaluate(expression.operand, environment);
      if (expression.operator === '!') return typeof operand === 'boolean' ? !operand : unknown;
      return typeof operand === 'number' ? -operand : unknown;
    }
    case 'binary': {
      const [left, right] = evaluateAll([expression.left, expression.right], environment) ?? [];
      return left === undefined || right === undefined ? unknown : binary(expression.operator, left, right);
    }
    case 'call':
      return call(expression, environment);
    case 'identifier':
      return unknown;
  }
}

/** The values of several expressions when all of them are known. */
function evaluateAll(expressions: readonly Expression[], environment: Environment): Json[] | undefined {
  const values: Json[] = [];
  for (const expression of expressions) {
    const value = evaluate(expression, environment);
    if (value === unknown) return undefined;
    values.push(value);
  }
  return values;
}

function evaluateObject({ fields }: ObjectLiteral, environment: Environment): Value {
  const entries: [string, Json][] = [];
  for (const { key, value: expression } of fields) {
    const value = evaluate(expression, environment);
    if (value === unknown) return unknown;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

function call({ callee, args }: Call, environment: Environment): Value {
  const name = namesOf(callee)?.join('.');
  const values = name === undefined ? undefined : evaluateAll(args, environment);
  if (name === undefined || values === undefined) return unknown;
  if (name !== 'sys.env' && name !== 'env') return callLibrary(name, values);
  const [variable] = values;
  return typeof variable === 'string' && Object.hasOwn(environment, variable)
    ? (environment[variable] ?? unknown)
    : unknown;
}

function memberOf(object: Json | undefined, key: Json | undefined): Value {
  if (Array.isArray(object)) return typeof key === 'number' ? (object[key] ?? unknown) : unknown;
  if (object === null || typeof object !== 'object' || typeof key !== 'string') return unknown;
  return Object.hasOwn(object, key) ? ((object as Record<string, Json>)[key] ?? null) : unknown;
}

/** Operators as Alloy has them: both sides are of one type. */
function binary(operator: Binary['operator'], left: Json, right: Json): Value {
  if (operator === '==' || operator === '!=') {
    const equal = JSON.stringify(left) === JSON.stringify(right);
    return operator === '==' ? equal : !equal;
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    if (operator === '&&') return left && right;
    return operator === '||' ? left || right : unknown;
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return operator === '+' ? left + right : (compare(operator, left, right) ?? unknown);
  }
  if (typeof left !== 'number' || typeof right !== 'number') return unknown;
  return compare(operator, left, right) ?? calculate(operator, left, right);
}

function compare<T extends string | number>(operator: string, left: T, right: T): boolean | undefined {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

function calculate(operator: string, left: number, right: number): Value {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '^':
      return left ** right;
    // Whether Alloy divides integers or not depends on how the numbers were written.
    case '/':
    case '%':
      if (right === 0 || left % right !== 0) return unknown;
      return operator === '/' ? left / right : 0;
    default:
      return unknown;
  }
}
