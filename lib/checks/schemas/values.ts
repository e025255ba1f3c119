import { isPlainObject } from '../../support/plain.ts';
import { suggestion } from '../../support/suggest.ts';
import { intendedQuantity } from '../quantity.ts';
import { formats, integerRanges } from './formats.ts';
import type { Schema } from './schema.ts';

export interface ValueProblem {
  readonly message: string;
  readonly fix?: string;
}

/** What kind of value a schema wants, in words. */
export function typeName(schema: Schema): string {
  if (schema.format === 'quantity') return 'a quantity';
  if (schema['x-kubernetes-int-or-string']) return 'a whole number or text';
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'a mapping';
    default:
      return 'a value';
  }
}

/** A problem when the value is of another type than its schema wants. */
export function typeProblem(value: unknown, schema: Schema): ValueProblem | undefined {
  if (hasType(value, schema)) return undefined;
  const message = `${describe(value)} where ${typeName(schema)} belongs`;
  if (schema.type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return { message, fix: `quote it: "${value}"` };
  }
  if (
    typeof value === 'string' &&
    String(Number(value)) === value &&
    /^(integer|number)$/.test(schema.type ?? '')
  ) {
    return { message, fix: `write it without quotes: ${value}` };
  }
  if (schema.type === 'boolean' && /^(true|false|yes|no|on|off)$/i.test(String(value))) {
    return { message, fix: `write ${/^(true|yes|on)$/i.test(String(value))} without quotes` };
  }
  return { message };
}

function hasType(value: unknown, schema: Schema): boolean {
  if (schema.format === 'quantity') return typeof value === 'string' || typeof value === 'number';
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'string' || Number.isInteger(value);
  switch (schema.type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isPlainObject(value);
    default:
      return true;
  }
}

/** Tells every problem of a value of the right type, apart from what is inside it. */
export function checkValue(value: unknown, schema: Schema, report: ReportValue): void {
  // An empty string stands for "not set" in built-in kinds, which then take their default.
  if (schema.enum && value !== '' && !schema.enum.some((allowed) => equal(allowed, value))) {
    report({
      message: `${describe(value)} is not one of the allowed values`,
      fix: suggestion(String(value), schema.enum.map(String)),
    });
  }
  if (typeof value === 'string') checkText(value, schema, report);
  else if (typeof value === 'number') checkNumber(value, schema, report);
  else if (Array.isArray(value)) checkSize(value.length, schema.minItems, schema.maxItems, 'entries', report);
  else if (schema.minProperties !== undefined || schema.maxProperties !== undefined) {
    checkSize(Object.keys(value ?? {}).length, schema.minProperties, schema.maxProperties, 'fields', report);
  }
}

type ReportValue = (problem: ValueProblem) => void;

function checkText(
  value: string,
  { format, pattern, minLength, maxLength }: Schema,
  report: ReportValue,
): void {
  const known = format === undefined || !Object.hasOwn(formats, format) ? undefined : formats[format];
  if (known && !known.accepts(value)) {
    const intended = format === 'quantity' ? intendedQuantity(value) : undefined;
    report({
      message: `${describe(value)} is not ${known.expected}`,
      ...(intended !== undefined && { fix: `write ${intended}` }),
    });
  }
  if (pattern !== undefined && !regularExpression(pattern).test(value)) {
    report({ message: `${describe(value)} does not match ${pattern}` });
  }
  if (minLength !== undefined || maxLength !== undefined) {
    checkSize([...value].length, minLength, maxLength, 'characters', report);
  }
}

function checkNumber(value: number, schema: Schema, report: ReportValue): void {
  const { format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const [least, most] = integerRanges.get(format ?? '') ?? [
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ];
  if (value < least || value > most) report({ message: `${value} does not fit into ${format}` });
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    report({
      message: `${value} is too small`,
      fix: `the least is ${minimum}${exclusiveMinimum ? ', not included' : ''}`,
    });
  }
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
    report({
      message: `${value} is too large`,
      fix: `the most is ${maximum}${exclusiveMaximum ? ', not included' : ''}`,
    });
  }
  if (multipleOf && value % multipleOf !== 0)
    report({ message: `${value} is not a multiple of ${multipleOf}` });
}

function checkSize(
  size: number,
  least = 0,
  most = Number.POSITIVE_INFINITY,
  of: string,
  report: ReportValue,
): void {
  if (size < least) report({ message: `${size} ${of} are too few`, fix: `the least is ${least}` });
  if (size > most) report({ message: `${size} ${of} are too many`, fix: `the most is ${most}` });
}

/** Why a value fits none, or more than one, of several forms. */
export function alternativesProblem(schemas: readonly Schema[], matching: number): ValueProblem {
  const required = schemas.map((schema) => schema.required?.join(' and '));
  const names = required.every((name) => name !== undefined) ? required.join(', ') : undefined;
  if (matching > 1) {
    return {
      message: names ? `only one of ${names} may be given` : 'this fits more than one of the allowed forms',
    };
  }
  return { message: names ? `one of ${names} must be given` : 'this fits none of the allowed forms' };
}

/** A value in a message: short, and never all of a long text. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isPlainObject(value)) return 'a mapping';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

const expressions = new Map<string, RegExp>();

/**
 * A pattern in Go's syntax as JavaScript's. Where it ignores case only from some point on, all of it does here; one that
 * JavaScript has no form for accepts everything.
 */
function regularExpression(pattern: string): RegExp {
  let expression = expressions.get(pattern);
  if (!expression) {
    const source = pattern
      .replaceAll('(?i)', '')
      .replaceAll('(?P<', '(?<')
      .replaceAll('\\z', '$')
      .replaceAll('\\A', '^')
      .replaceAll(/\[:(\w+):\]/g, (whole, name: string) => posixClasses[name] ?? whole);
    try {
      expression = new RegExp(source, pattern.includes('(?i)') ? 'i' : '');
    } catch {
      expression = /(?:)/;
    }
    expressions.set(pattern, expression);
  }
  return expression;
}

const posixClasses: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

const equal = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
