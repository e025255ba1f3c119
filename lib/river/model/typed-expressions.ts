import { constantFacts, functionFacts, type ValueType } from '../catalogue/index.ts';
import type { Expression } from '../syntax/index.ts';
import type { Component, Reference } from './types.ts';

/** What expressions stand for, as far as their types can be told without running anything. */
export class Types {
  readonly #references: ReadonlyMap<Expression, Reference>;
  /** Exports of `declare` that are being looked at: one that leads to itself has no type. */
  readonly #open = new Set<Expression>();

  constructor(references: readonly Reference[]) {
    this.#references = new Map(references.map((reference) => [reference.expression, reference]));
  }

  referenceAt(expression: Expression): Reference | undefined {
    return this.#references.get(expression);
  }

  /** See `Model.typeOf`. */
  typeOf(expression: Expression): ValueType | undefined {
    switch (expression.type) {
      case 'string':
        return { kind: 'string' };
      case 'number':
        return { kind: 'number' };
      case 'bool':
        return { kind: 'bool' };
      case 'paren':
        return this.typeOf(expression.inner);
      case 'identifier':
      case 'member':
        return this.#typeOfChain(expression);
      case 'index':
        return elementOf(this.typeOf(expression.object));
      case 'call':
        return this.#typeOfCall(expression);
      case 'array':
        return this.#typeOfList(expression.items);
      case 'unary':
        return expression.operator === '!' ? { kind: 'bool' } : { kind: 'number' };
      case 'binary':
        return this.#typeOfOperation(expression);
      default:
        return undefined;
    }
  }

  /** See `Model.exportType`. */
  exportType({ facts, custom }: Component, path: readonly string[]): ValueType | undefined {
    const [name = '', ...rest] = path;
    if (custom?.kind === 'declared') {
      const exported = custom.declare.inner?.configBlocks.find(
        (block) => block.name === 'export' && block.label === name,
      );
      return inside(this.#typeOfExport(exported?.body.attribute('value')?.value), rest);
    }
    return facts !== undefined && Object.hasOwn(facts.exports, name)
      ? inside(facts.exports[name], rest)
      : undefined;
  }

  #typeOfExport(value: Expression | undefined): ValueType | undefined {
    if (value === undefined || this.#open.has(value)) return undefined;
    this.#open.add(value);
    try {
      return this.typeOf(value);
    } finally {
      this.#open.delete(value);
    }
  }

  #typeOfChain(expression: Expression): ValueType | undefined {
    const target = this.#references.get(expression)?.target;
    if (target?.kind === 'component') return this.exportType(target.component, target.path);
    return target?.kind === 'library' ? constantFacts(target.name)?.type : undefined;
  }

  #typeOfCall({ callee, args }: Extract<Expression, { type: 'call' }>): ValueType | undefined {
    const target = this.#references.get(callee)?.target;
    if (target?.kind !== 'library') return undefined;
    const name = functionFacts(target.name)?.replacement ?? target.name;
    // These two return what they are given.
    if (name === 'coalesce') return common(args.map((argument) => this.typeOf(argument)));
    if (name === 'array.concat') return common(args.map((argument) => this.typeOf(argument)));
    const type = functionFacts(name)?.returns;
    return type?.kind === 'any' ? undefined : type;
  }

  #typeOfList(items: readonly Expression[]): ValueType | undefined {
    const of = common(items.map((item) => this.typeOf(item)));
    return of && { kind: 'list', of };
  }

  #typeOfOperation({
    operator,
    left,
    right,
  }: Extract<Expression, { type: 'binary' }>): ValueType | undefined {
    if (operator === '+') return common([this.typeOf(left), this.typeOf(right)]);
    return ['-', '*', '/', '%', '^'].includes(operator) ? { kind: 'number' } : { kind: 'bool' };
  }
}

/** The type that all have, compared by kind; undefined when they differ or one is not known. */
function common(types: readonly (ValueType | undefined)[]): ValueType | undefined {
  const [first] = types;
  return first && types.every((type) => type?.kind === first.kind) ? first : undefined;
}

/** The type of a member of a member of a value. */
function inside(type: ValueType | undefined, path: readonly string[]): ValueType | undefined {
  const [name, ...rest] = path;
  if (type === undefined || name === undefined) return type;
  if (type.kind === 'map') return inside(type.of, rest);
  return type.kind === 'object' && Object.hasOwn(type.members, name)
    ? inside(type.members[name]?.type, rest)
    : undefined;
}

function elementOf(type: ValueType | undefined): ValueType | undefined {
  if (type?.kind === 'list' || type?.kind === 'map') return type.of;
  return type?.kind === 'targets' ? { kind: 'map', of: { kind: 'string' } } : undefined;
}
