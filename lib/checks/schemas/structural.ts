import { asList, isPlainObject, type PlainObject } from '../../support/plain.ts';
import type { Schema } from './schema.ts';

const texts = ['type', 'format', 'pattern', 'x-kubernetes-list-type'] as const;
const numbers = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'minProperties',
  'maxProperties',
  'minItems',
  'maxItems',
] as const;
const switches = [
  'nullable',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
] as const;

/**
 * What of an `openAPIV3Schema` decides whether an object is valid: without prose, defaults and rules in CEL. Whatever is
 * not of the form that OpenAPI asks for is left out, so that anyone's CustomResourceDefinition can be given.
 */
export function structural(raw: unknown): Schema {
  if (!isPlainObject(raw)) return {};
  const kept: Record<string, unknown> = {};
  for (const keyword of texts) if (typeof raw[keyword] === 'string') kept[keyword] = raw[keyword];
  for (const keyword of numbers) if (typeof raw[keyword] === 'number') kept[keyword] = raw[keyword];
  for (const keyword of switches) if (raw[keyword] === true) kept[keyword] = true;
  if (Array.isArray(raw.enum)) kept.enum = raw.enum;
  const keys = textsOf(raw['x-kubernetes-list-map-keys']);
  if (keys.length > 0) kept['x-kubernetes-list-map-keys'] = keys;
  return { ...kept, ...nested(raw) };
}

function nested(raw: PlainObject): Schema {
  const { properties, items, not, additionalProperties } = raw;
  const lists = Object.fromEntries(
    (['allOf', 'anyOf', 'oneOf'] as const)
      // "Integer or string" is said a second time in the form that older readers understand.
      .filter((keyword) => Array.isArray(raw[keyword]) && raw['x-kubernetes-int-or-string'] !== true)
      .map((keyword) => [keyword, asList(raw[keyword]).map(structural)]),
  );
  const required = requiredOf(raw);
  return {
    ...(isPlainObject(properties) && { properties: fields(properties, hasAlternatives(raw)) }),
    ...(required.length > 0 && { required }),
    ...(isPlainObject(items) && { items: structural(items) }),
    ...(isPlainObject(not) && { not: structural(not) }),
    ...(isPlainObject(additionalProperties) && { additionalProperties: structural(additionalProperties) }),
    ...(additionalProperties === true && { additionalProperties: true }),
    ...lists,
  };
}

function fields(properties: PlainObject, keepDefaults: boolean): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const preset = keepDefaults && isPlainObject(value) ? value.default : undefined;
      return [name, { ...structural(value), ...(preset !== undefined && { default: preset }) }];
    }),
  );
}

const hasAlternatives = (raw: PlainObject) =>
  ['allOf', 'anyOf', 'oneOf', 'not'].some((keyword) => raw[keyword] !== undefined);

/** The API server fills in defaults before it validates: a field that has one is never missing. */
function requiredOf({ required, properties }: PlainObject): string[] {
  return textsOf(required).filter((name) => {
    const field = isPlainObject(properties) ? properties[name] : undefined;
    return !isPlainObject(field) || field.default === undefined;
  });
}

const textsOf = (list: unknown) => asList(list).filter((item): item is string => typeof item === 'string');
