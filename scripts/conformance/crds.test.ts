import { expect, test } from '@jest/globals';
import { definitionOf, pluralOf } from './crds.ts';

test.each([
  ['IngressRoute', 'ingressroutes'],
  ['Policy', 'policies'],
  ['Mesh', 'meshes'],
  ['Unknown', 'unknowns'],
])('the resource of %s is %s', (kind, plural) => {
  expect(pluralOf(kind, ['ingressroutes', 'policies', 'meshes', 'meshes/status'])).toBe(plural);
});

test('a definition holds the whole schema, and nothing that an API server refuses in one', () => {
  const definition = definitionOf('example.com/v1', 'Widget', ['widgets'], {
    builtIn: false,
    schema: {
      type: 'object',
      properties: {
        spec: {
          properties: {
            port: { 'x-kubernetes-int-or-string': true },
            tree: { $ref: '#/$defs/tree' },
            labels: { type: 'object', additionalProperties: { type: 'string' } },
            any: {},
            kind: { type: 'string', enum: ['a'], default: 'a', oneOf: [{ pattern: 'a' }] },
          },
          required: ['port'],
        },
      },
    },
    $defs: {
      tree: { type: 'object', properties: { below: { type: 'array', items: { $ref: '#/$defs/tree' } } } },
    },
  });
  expect(definition.metadata).toEqual({ name: 'widgets.example.com' });
  const open = { 'x-kubernetes-preserve-unknown-fields': true };
  expect(definition.spec).toMatchObject({
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets', singular: 'widget' },
    versions: [
      {
        name: 'v1',
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['port'],
                properties: {
                  port: { 'x-kubernetes-int-or-string': true },
                  tree: { type: 'object', properties: { below: { type: 'array', items: open } } },
                  labels: { type: 'object', additionalProperties: { type: 'string' } },
                  any: open,
                  kind: { type: 'string', enum: ['a'] },
                },
              },
            },
          },
        },
      },
    ],
  });
  expect(JSON.stringify(definition)).not.toMatch(/oneOf|default"|\$ref/);
});

test('a group of Kubernetes itself asks for an annotation', () => {
  const { metadata } = definitionOf('gateway.networking.k8s.io/v1', 'HTTPRoute', [], {
    builtIn: false,
    schema: {},
    $defs: {},
  });
  expect(metadata.annotations).toHaveProperty(['api-approved.kubernetes.io']);
});
