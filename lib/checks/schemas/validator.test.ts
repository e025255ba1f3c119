import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import type { KubeObject } from '../../support/kubernetes.ts';
import { readDocuments } from '../documents.ts';
import { formats, integerRanges } from './formats.ts';
import type { Schema } from './schema.ts';
import { SchemaStore } from './store.ts';
import { validateObject } from './validator.ts';

const store = new SchemaStore('imports/schemas', '1.35');
const metadata = store.objectMeta;

function problems(schema: Schema, spec: unknown, builtIn = false): string[] {
  const object = { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'it' }, spec } as KubeObject;
  const root: Schema = { type: 'object', properties: { spec: schema } };
  return validateObject(object, { schema: root, $defs: {}, builtIn }, metadata).map(
    ({ path, message, fix }) => `${path.slice(1).join('.')}: ${message}${fix ? ` (${fix})` : ''}`,
  );
}

test.each<[string, Schema, unknown, string[]]>([
  ['a schema that says nothing', {}, { any: ['thing'] }, []],
  [
    'an object without fields',
    { type: 'object' },
    { a: 1 },
    ['a: there is no field "a" (nothing is allowed here)'],
  ],
  [
    'an object that may have any',
    { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    { a: 1 },
    [],
  ],
  [
    'a map',
    { type: 'object', additionalProperties: { type: 'integer' } },
    { a: 1, b: 'x' },
    ['b: "x" where a whole number belongs'],
  ],
  ['a free map', { type: 'object', additionalProperties: true }, { a: 1 }, []],
  [
    'an embedded object',
    { type: 'object', 'x-kubernetes-embedded-resource': true },
    { apiVersion: 'v1', kind: 'A', metadata: {}, b: 1 },
    ['b: there is no field "b" (nothing is allowed here)'],
  ],
  [
    'number or text',
    { 'x-kubernetes-int-or-string': true },
    1.5,
    [': 1.5 where a whole number or text belongs'],
  ],
  ['text or number', { 'x-kubernetes-int-or-string': true }, '50%', []],
  ['a pattern', { type: 'string', pattern: '^a+$' }, 'b', [': "b" does not match ^a+$']],
  ['a pattern of Go', { type: 'string', pattern: '^(?i)abort\\z' }, 'ABORT', []],
  ['a pattern that only Go can read', { type: 'string', pattern: '(?<n' }, 'x', []],
  [
    'lengths',
    { type: 'string', minLength: 2, maxLength: 3 },
    'äöüß',
    [': 4 characters are too many (the most is 3)'],
  ],
  [
    'limits',
    { type: 'number', minimum: 1, exclusiveMinimum: true },
    1,
    [': 1 is too small (the least is 1, not included)'],
  ],
  ['multiples', { type: 'integer', multipleOf: 5 }, 7, [': 7 is not a multiple of 5']],
  [
    'sizes',
    { type: 'array', minItems: 1, items: { type: 'string' } },
    [],
    [': 0 entries are too few (the least is 1)'],
  ],
  [
    'the number of fields',
    { type: 'object', maxProperties: 0, additionalProperties: true },
    { a: 1 },
    [': 1 fields are too many (the most is 0)'],
  ],
  [
    'an enumeration',
    { type: 'string', enum: ['Always', 'Never'] },
    'never',
    [': "never" is not one of the allowed values (did you mean "Never"?)'],
  ],
  [
    'one of two',
    { type: 'object', properties: { a: {}, b: {} }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    {},
    [': one of a, b must be given'],
  ],
  [
    'any of two',
    { type: 'string', anyOf: [{ pattern: '^a' }, { pattern: 'z$' }] },
    'b',
    [': this fits none of the allowed forms'],
  ],
  [
    'alternatives of a field that is not written',
    {
      type: 'object',
      properties: { kind: { type: 'string', default: 'a' }, value: { type: 'string' } },
      oneOf: [
        { properties: { kind: { enum: ['a'] }, value: { pattern: '^1' } } },
        { properties: { kind: { not: { enum: ['a'] } } } },
      ],
    },
    { value: '1' },
    [],
  ],
  [
    'what must not be',
    { type: 'object', properties: { a: {} }, not: { required: ['a'] } },
    { a: 1 },
    [': this combination is not allowed here'],
  ],
  [
    'all of several',
    { type: 'string', allOf: [{ minLength: 2 }, { pattern: '^a' }] },
    'b',
    [': 1 characters are too few (the least is 2)', ': "b" does not match ^a'],
  ],
  [
    'null',
    { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string', nullable: true } } },
    { a: null, b: null },
    ['a: null where text belongs'],
  ],
  [
    'fields of every object’s prototype',
    { type: 'object', properties: {} },
    { constructor: 1, toString: 2 },
    [
      'constructor: there is no field "constructor" (nothing is allowed here)',
      'toString: there is no field "toString" (nothing is allowed here)',
    ],
  ],
  [
    'a date',
    { type: 'string', format: 'date-time' },
    '2026-13-01T00:00:00Z',
    [': "2026-13-01T00:00:00Z" is not a time such as 2026-01-31T12:00:00Z'],
  ],
  ['a format that nobody checks', { type: 'string', format: 'sha' }, 'x', []],
  [
    'long text',
    { type: 'integer' },
    'x'.repeat(100),
    [`: "${'x'.repeat(56)}…" where a whole number belongs`],
  ],
])('%s', (_, schema, value, expected) => {
  expect(problems(schema, value)).toEqual(expected);
});

test.each([
  ['byte', ['', 'YQ==', 'YWI=\n'], ['a', 'YQ=', 'a b=']],
  ['cidr', ['10.0.0.0/8', 'fd00::/8'], ['10.0.0.0', '10.0.0.0/33', 'a/8']],
  ['date', ['2026-02-28'], ['2026-2-28', '2026-13-01']],
  ['duration', ['1h', '1h30m', '1.5s', '0', '-1ms'], ['', '1 minute', '1d', 'h']],
  ['email', ['a@b'], ['a', 'a b@c']],
  ['hostname', ['a.b', 'A-1.b'], ['a b', '-a', 'a..b']],
  ['ipv4', ['10.0.0.1'], ['10.0.0', '::1']],
  ['ipv6', ['::1'], ['10.0.0.1']],
  ['uri', ['https://a.b/c', '/a'], ['a b']],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123']],
])('the format %s', (format, right, wrong) => {
  const { accepts } = formats[format] ?? {};
  expect(right.filter((value) => !accepts?.(value))).toEqual([]);
  expect(wrong.filter((value) => accepts?.(value))).toEqual([]);
});

/**
 * Ajv, which knows nothing of Kubernetes, as a second opinion: the same schemas with what Kubernetes takes for granted
 * (closed objects, null for "not set") written out.
 */
function secondOpinion(): (object: KubeObject) => boolean {
  const explicit = (schema: Schema, isNeeded = false): object => {
    if (schema.$ref) {
      return { $ref: schema.$ref.replace('#', 'core#'), ...(isNeeded && { not: { type: 'null' } }) };
    }
    const { properties, items, additionalProperties, enum: values, type, format, ...rest } = schema;
    const isOpen = schema['x-kubernetes-preserve-unknown-fields'] || (!properties && !type);
    const types = schema['x-kubernetes-int-or-string']
      ? ['string', format === 'quantity' ? 'number' : 'integer']
      : [type].flatMap((one) => one ?? []);
    return {
      ...Object.fromEntries(Object.entries(rest).filter(([keyword]) => !keyword.startsWith('x-'))),
      ...(types.length > 0 && { type: isNeeded ? types : [...types, 'null'] }),
      ...(format && { format }),
      ...(values && { enum: [...values, '', null] }),
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, one]) => [
            name,
            explicit(one, schema.required?.includes(name)),
          ]),
        ),
      }),
      ...(typeof additionalProperties === 'object'
        ? { additionalProperties: explicit(additionalProperties) }
        : (properties || type === 'object') && !isOpen && { additionalProperties: false }),
      ...(items && { items: explicit(items, true) }),
    };
  };
  const ajv = new Ajv({ strict: false, allowUnionTypes: true });
  for (const [name, { accepts }] of Object.entries(formats)) ajv.addFormat(name, accepts);
  for (const [name, [least, most]] of integerRanges) {
    ajv.addFormat(name, { type: 'number', validate: (value: number) => value >= least && value <= most });
  }
  ajv.addFormat('double', true);
  const { $defs } = metadata;
  ajv.addSchema({
    $id: 'core',
    $defs: Object.fromEntries(Object.entries($defs).map(([name, schema]) => [name, explicit(schema)])),
  });
  const compiled = new Map<string, ValidateFunction>();
  return (object) => {
    const key = `${object.apiVersion} ${object.kind}`;
    let validate = compiled.get(key);
    if (!validate) {
      const schema = explicit(store.find(object.apiVersion, object.kind)?.schema ?? {}) as {
        properties: object;
      };
      const every = {
        apiVersion: {},
        kind: {},
        metadata: { $ref: 'core#/$defs/meta.v1.ObjectMeta' },
        status: {},
      };
      validate = ajv.compile({ ...schema, properties: { ...schema.properties, ...every } });
      compiled.set(key, validate);
    }
    return validate(object);
  };
}

test('Ajv is of the same opinion about built-in kinds, right and wrong', () => {
  const file = 'lib/checks/testdata/fine.yaml';
  const builtIn = readDocuments(readFileSync(file, 'utf8'), file)
    .objects.map(({ object }) => object)
    .filter((object) => store.find(object.apiVersion, object.kind)?.builtIn);
  const accepts = secondOpinion();
  const mine = (object: KubeObject) => {
    const found = store.find(object.apiVersion, object.kind);
    return !found || validateObject(object, found, metadata).every(({ about }) => about === 'duplicate');
  };
  const places = builtIn.flatMap((object) => pathsOf(object).map((path) => [object, path] as const));
  const value = fc.constantFrom<unknown[]>(
    undefined,
    '',
    'x',
    '10Mi',
    0,
    1.5,
    2 ** 40,
    true,
    [],
    [null],
    {},
    { extra: 1 },
    null,
  );
  expect(places.length).toBeGreaterThan(500);
  fc.assert(
    fc.property(fc.constantFrom(...places), value, ([object, path], wrong) => {
      const changed = replaced(object, path, wrong) as KubeObject;
      expect([mine(changed), changed]).toEqual([accepts(changed), changed]);
    }),
    { numRuns: 1000 },
  );
});

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const below = [...path, key];
    const isIdentity = ['apiVersion', 'kind', 'metadata', 'status'].includes(below.join('.'));
    return [...(isIdentity ? [] : [below]), ...pathsOf(child, below)];
  });
}

function replaced(value: unknown, [key, ...rest]: readonly string[], wrong: unknown): unknown {
  if (key === undefined) return wrong;
  if (Array.isArray(value)) {
    // In a list nothing can be left out.
    return value.with(Number(key), replaced(value[Number(key)], rest, wrong) ?? null);
  }
  const object = { ...(value as Record<string, unknown>) };
  object[key] = replaced(object[key], rest, wrong);
  if (object[key] === undefined) delete object[key];
  return object;
}
