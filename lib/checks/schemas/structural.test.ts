import { expect, test } from '@jest/globals';
import { structural } from './structural.ts';

test.each([undefined, null, 'x', 3, [], true])('%p says nothing', (raw) => {
  expect(structural(raw)).toEqual({});
});

test('what does not decide is left out', () => {
  expect(
    structural({
      type: 'object',
      description: 'prose',
      required: ['a', 'b', 3],
      properties: { a: { type: 'string', default: 'x', example: 'y' }, b: { type: 'integer' } },
      'x-kubernetes-validations': [{ rule: 'self.a != ""' }],
    }),
  ).toEqual({
    type: 'object',
    required: ['b'],
    properties: { a: { type: 'string' }, b: { type: 'integer' } },
  });
});

test('what is not of the form that OpenAPI asks for is left out', () => {
  expect(
    structural({
      type: ['string'],
      pattern: 3,
      minimum: '1',
      enum: 'a',
      properties: [],
      required: 'a',
      items: 'x',
      allOf: {},
      nullable: 'true',
      additionalProperties: 'x',
    }),
  ).toEqual({});
});

test('everything else is kept, at every depth', () => {
  const schema = {
    type: 'object',
    properties: {
      list: {
        type: 'array',
        items: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['a'],
      },
      map: { type: 'object', additionalProperties: { type: 'string', enum: ['a'], maxLength: 1 } },
      free: { type: 'object', additionalProperties: true },
      choice: {
        anyOf: [{ minimum: 1 }],
        oneOf: [{ required: ['a'] }],
        allOf: [{ pattern: 'a' }],
        not: { nullable: true },
      },
    },
  };
  expect(structural(schema)).toEqual(schema);
});

test('a default is kept where alternatives stand beside it', () => {
  const properties = { type: { type: 'string', default: 'IPAddress' }, value: { type: 'string' } };
  expect(structural({ properties, oneOf: [{ required: ['value'] }] })).toEqual({
    properties,
    oneOf: [{ required: ['value'] }],
  });
});

test('integer or text is said once', () => {
  expect(
    structural({
      'x-kubernetes-int-or-string': true,
      anyOf: [{ type: 'integer' }, { type: 'string' }],
      pattern: 'a',
    }),
  ).toEqual({
    'x-kubernetes-int-or-string': true,
    pattern: 'a',
  });
});
