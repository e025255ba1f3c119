import { later } from '../../support/memo.ts';
import { type ArgumentFacts, functionFacts, type ValueType } from '../catalogue/index.ts';
import type { Expression } from '../syntax/index.ts';
import { argumentFacts, type Body } from './body.ts';
import { evaluate } from './evaluate.ts';
import { namesOf } from './names.ts';
import type { Environment, TypedValue, Unit, Value } from './types.ts';

/** Every value in components and configuration blocks whose type the catalogue knows, in the order of the text. */
export function typedValues(units: readonly Unit[], environment: Environment): readonly TypedValue[] {
  const found: TypedValue[] = [];
  for (const unit of units) {
    for (const body of unit.body.all()) {
      for (const { name, value } of body.attributes) {
        const facts = argumentFacts(body.facts, name);
        if (facts) collect({ unit, body, argument: name, environment, found }, value, facts.type, [], facts);
      }
    }
  }
  return found;
}

interface Root extends Pick<TypedValue, 'unit' | 'body' | 'argument'> {
  readonly environment: Environment;
  readonly found: TypedValue[];
}

class Written implements TypedValue {
  readonly type: ValueType;
  readonly expression: Expression;
  readonly unit: Unit;
  readonly body: Body;
  readonly argument: string;
  readonly path: TypedValue['path'];
  declare readonly facts?: ArgumentFacts;
  readonly #value: () => Value;

  constructor(of: Omit<TypedValue, 'value'>, value: () => Value) {
    this.type = of.type;
    this.expression = of.expression;
    this.unit = of.unit;
    this.body = of.body;
    this.argument = of.argument;
    this.path = of.path;
    if (of.facts) this.facts = of.facts;
    this.#value = value;
  }

  get value(): Value {
    return this.#value();
  }
}

/** Adds a value and what is inside of it, as far as it is written out. */
function collect(
  root: Root,
  expression: Expression,
  type: ValueType,
  path: TypedValue['path'],
  facts?: ArgumentFacts,
): void {
  if (expression.type === 'paren') {
    collect(root, expression.inner, type, path, facts);
    return;
  }
  const { unit, body, argument, environment, found } = root;
  const value = later(() => evaluate(expression, environment));
  found.push(new Written({ type, expression, unit, body, argument, path, ...(facts && { facts }) }, value));

  if (expression.type === 'array') {
    const of = elementOf(type);
    if (of === undefined) return;
    for (const [index, item] of expression.items.entries()) collect(root, item, of, [...path, index]);
  } else if (expression.type === 'object') {
    for (const { key, value: inner } of expression.fields) {
      const member = memberOf(type, key);
      if (member) collect(root, inner, member.type, [...path, key], member.facts);
    }
  } else if (expression.type === 'call' && passesOn(expression)) {
    for (const inner of expression.args) collect(root, inner, type, path);
  }
}

/** Whether what a function returns is of the type of what it is given. */
function passesOn({ callee }: Extract<Expression, { type: 'call' }>): boolean {
  const name = namesOf(callee)?.join('.') ?? '';
  return ['coalesce', 'array.concat'].includes(functionFacts(name)?.replacement ?? name);
}

function elementOf(type: ValueType): ValueType | undefined {
  if (type.kind === 'list') return type.of;
  return type.kind === 'targets' ? { kind: 'map', of: { kind: 'string' } } : undefined;
}

function memberOf(
  type: ValueType,
  key: string,
): { readonly type: ValueType; readonly facts?: ArgumentFacts } | undefined {
  if (type.kind === 'map') return { type: type.of };
  if (type.kind !== 'object' || !Object.hasOwn(type.members, key)) return undefined;
  const facts = type.members[key];
  return facts && { type: facts.type, facts };
}
