import { expect, test } from '@jest/globals';
import { bodyOf, structNames } from '../bodies.ts';
import { parseDuration, parseSize } from '../literals.ts';
import type { ArgumentFacts, BodyFacts, BodyRule, Condition } from '../types.ts';
import type { ValueType } from '../value-types.ts';
import { namesOfStructFacts } from './index.ts';

const bodies = structNames().map((name): [string, BodyFacts] => [name, bodyOf(name)]);

test('facts are added only to structs that Alloy has', () => {
  const known = new Set(structNames());
  expect(namesOfStructFacts().filter((name) => !known.has(name))).toEqual([]);
});

test('every default is a value that the argument takes', () => {
  const wrong = everyArgument()
    .filter(([, facts]) => facts.default !== undefined && !fits(facts.type, facts.default))
    .map(([path, facts]) => `${path} = ${JSON.stringify(facts.default)}`);
  expect(wrong).toEqual([]);
});

test('every enumeration has values, none twice', () => {
  const wrong = everyArgument().filter(([, { type }]) => {
    const values = type.kind === 'enum' ? type.values : [];
    return type.kind === 'enum' && (values.length < 2 || new Set(values).size !== values.length);
  });
  expect(wrong).toEqual([]);
});

test('every gate by value names a value that the argument takes, every other has a default to differ from', () => {
  const wrong = everyArgument().filter(([, { gate, type, default: fallback }]) => {
    if (gate === undefined || gate.when === 'written') return false;
    if (gate.when === 'changed') return fallback === undefined;
    const element = type.kind === 'list' ? type.of : type;
    return !gate.when.every((value) => fits(element, value));
  });
  expect(wrong).toEqual([]);
});

test('every rule speaks of members of its body, with values that they take', () => {
  expect(bodies.flatMap(([name, body]) => body.rules.flatMap((rule) => problems(body, rule, name)))).toEqual(
    [],
  );
});

test('every argument that names a file is text, or a list of it', () => {
  const wrong = everyArgument().filter(([, { file, type }]) => {
    const element = type.kind === 'list' ? type.of : type;
    return file !== undefined && element.kind !== 'string';
  });
  expect(wrong).toEqual([]);
});

function everyArgument(): [string, ArgumentFacts][] {
  return bodies.flatMap(([name, body]) =>
    Object.entries(body.arguments).map(([argument, facts]): [string, ArgumentFacts] => [
      `${name}/${argument}`,
      facts,
    ]),
  );
}

function problems(body: BodyFacts, rule: BodyRule, struct: string): string[] {
  if (rule.kind === 'distinct') {
    const inner = body.blocks[rule.block]?.body;
    return inner?.arguments[rule.argument] ? [] : [`${struct}: ${rule.block}/${rule.argument}`];
  }
  if (rule.kind === 'order') return [rule.lower, rule.upper].flatMap((name) => member(body, name, struct));
  if (rule.kind !== 'when') return rule.of.flatMap((name) => member(body, name, struct));
  const conditions: Condition[] = [
    rule.given,
    ...(rule.needs ?? []),
    ...(rule.needsOneOf ?? []),
    ...(rule.forbids ?? []),
  ];
  return conditions.flatMap((condition) => {
    if (typeof condition === 'string') return member(body, condition, struct);
    const type = body.arguments[condition.name]?.type;
    const values = 'is' in condition ? condition.is : condition.isNot;
    if (type === undefined) return [`${struct}: ${condition.name}`];
    return values
      .filter((value) => !fits(type, value))
      .map((value) => `${struct}: ${condition.name} = ${value}`);
  });
}

function member(body: BodyFacts, name: string, struct: string): string[] {
  const found = name.endsWith('.*')
    ? Object.keys(body.blocks).some((block) => block.startsWith(name.slice(0, -1)))
    : body.arguments[name] !== undefined || body.blocks[name] !== undefined;
  return found ? [] : [`${struct}: ${name}`];
}

/** Whether a literal is one of a type, strictly: no text for numbers. */
function fits(type: ValueType, value: unknown): boolean {
  switch (type.kind) {
    case 'bool':
      return typeof value === 'boolean';
    case 'number': {
      const { integer, min = -Infinity, max = Infinity, above = -Infinity } = type;
      return (
        typeof value === 'number' &&
        value >= min &&
        value <= max &&
        value > above &&
        (!integer || value % 1 === 0)
      );
    }
    case 'duration':
    case 'size': {
      const parse = type.kind === 'duration' ? parseDuration : parseSize;
      const number = typeof value === 'string' ? parse(value) : undefined;
      const least = type.min === undefined ? -Infinity : (parse(type.min) ?? Infinity);
      const over = type.above === undefined ? -Infinity : (parse(type.above) ?? Infinity);
      return number !== undefined && number >= least && number > over;
    }
    case 'enum':
      return typeof value === 'string' && type.values.includes(value);
    case 'list':
      return (
        Array.isArray(value) &&
        value.every((element) => fits(type.of, element)) &&
        !(type.nonEmpty && !value.length)
      );
    case 'any':
      return true;
    case 'string':
      return typeof value === 'string' && !(type.nonEmpty && value === '');
    case 'targets':
    case 'map':
    case 'object':
    case 'capsule':
      return false;
    default:
      return typeof value === 'string';
  }
}
