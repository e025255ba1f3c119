import type { Json } from '../../support/json.ts';
import { type Condition, unknown } from '../catalogue/index.ts';
import { argumentFacts, type Body, type Value } from '../model/index.ts';
import { listed, show } from './describe.ts';

/** Whether a condition holds for a body; `maybe` where it depends on what is not known before Alloy runs. */
export function holds(condition: Condition, body: Body): boolean | 'maybe' {
  if (typeof condition === 'string') return isGiven(condition, body);
  const { name } = condition;
  const facts = argumentFacts(body.facts, name);
  const value = body.effective(name);
  if (value === unknown) return 'maybe';
  const caseless = facts?.type.kind === 'enum' && facts.type.caseless === true;
  const among = (values: readonly Json[]) =>
    values.some((one) => (value === undefined ? isZero(one) : same(value, one, caseless)));
  return 'is' in condition ? among(condition.is) : !among(condition.isNot);
}

/** Whether a member is written. One that is written as its zero value may count as such or not. */
export function isGiven(name: string, body: Body): boolean | 'maybe' {
  if (name.endsWith('.*')) return body.children.some(({ node }) => node.name.startsWith(name.slice(0, -1)));
  if (body.block(name)) return true;
  const value = body.argument(name);
  if (value === undefined) return false;
  return value === unknown || isZero(value) ? 'maybe' : true;
}

/** Where a condition is decided: the member that it is about, or the body's own block. */
export function placeOfCondition(condition: Condition, body: Body) {
  const name = typeof condition === 'string' ? condition : condition.name;
  return body.attribute(name) ?? body.block(name)?.node ?? body.node;
}

/** A condition as it reads in a sentence: `action = "keep"`, `url`. */
export function describeCondition(condition: Condition): string {
  if (typeof condition === 'string') return condition;
  if ('is' in condition) return `${condition.name} = ${listed(condition.is.filter(isNotEmpty).map(show))}`;
  return `${condition.name} other than ${listed(condition.isNot.map(show))}`;
}

/** A condition that holds, with the value that a body has: `action = "drop"`. */
export function describeHeld(condition: Condition, body: Body): string {
  if (typeof condition === 'string') return condition;
  const value = body.effective(condition.name);
  return value === undefined || value === unknown ? condition.name : `${condition.name} = ${show(value)}`;
}

/** Whether two values are equal; numbers may be written as text. */
export function same(one: Exclude<Value, typeof unknown>, other: Value, caseless = false): boolean {
  if (other === unknown) return false;
  if (typeof one === 'object' || typeof other === 'object')
    return JSON.stringify(one) === JSON.stringify(other);
  const [a, b] = [String(one), String(other)];
  return caseless ? a.toLowerCase() === b.toLowerCase() : a === b;
}

const isZero = (value: Json): boolean =>
  value === null ||
  value === '' ||
  value === 0 ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

const isNotEmpty = (value: Json) => value !== '';
