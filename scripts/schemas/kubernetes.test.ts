import { expect, test } from '@jest/globals';
import { coreKinds, type Definitions } from './kubernetes.ts';

const kind = (group: string, version: string, name: string) => ({
  'x-kubernetes-group-version-kind': [{ group, version, kind: name }],
});

const definitions: Definitions = {
  'io.k8s.api.apps.v1.Deployment': {
    ...kind('apps', 'v1', 'Deployment'),
    type: ['object', 'null'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { $ref: '#/$defs/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' },
      spec: { $ref: '#/$defs/io.k8s.api.apps.v1.DeploymentSpec' },
      status: { type: 'object' },
    },
  },
  'io.k8s.api.apps.v1.DeploymentSpec': {
    type: ['object', 'null'],
    required: ['replicas'],
    properties: {
      replicas: { type: ['integer', 'null'], format: 'int32' },
      size: { $ref: '#/$defs/io.k8s.apimachinery.pkg.api.resource.Quantity' },
      modes: {
        type: ['array', 'null'],
        items: { type: ['string', 'null'] },
        'x-kubernetes-list-type': 'atomic',
      },
      parts: {
        type: 'array',
        items: { $ref: '#/$defs/io.k8s.api.apps.v1.DeploymentSpec' },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
      },
      raw: { type: ['object', 'null'] },
      map: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    },
  },
  'io.k8s.api.apps.v1.DeploymentList': { ...kind('apps', 'v1', 'DeploymentList'), type: 'object' },
  'io.k8s.api.apps.v1alpha1.Trial': { ...kind('apps', 'v1alpha1', 'Trial'), type: 'object' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': {
    type: 'object',
    properties: { name: { type: 'string' } },
  },
};

test('kinds keep what decides, by short names', () => {
  expect(coreKinds(definitions, { 'apps.v1.DeploymentSpec': { modes: ['a', 'b'] } })).toEqual({
    kinds: {
      'apps/v1/Deployment': {
        type: 'object',
        properties: { spec: { $ref: '#/$defs/apps.v1.DeploymentSpec' } },
      },
    },
    $defs: {
      'apps.v1.DeploymentSpec': {
        type: 'object',
        required: ['replicas'],
        properties: {
          replicas: { type: 'integer', format: 'int32' },
          size: { 'x-kubernetes-int-or-string': true, format: 'quantity' },
          modes: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
          parts: {
            type: 'array',
            items: { $ref: '#/$defs/apps.v1.DeploymentSpec' },
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['name'],
          },
          raw: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
          map: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      'meta.v1.ObjectMeta': { type: 'object', properties: { name: { type: 'string' } } },
    },
  });
});

test('a definition that is not there is an error', () => {
  expect(() =>
    coreKinds(
      { 'io.k8s.api.a.v1.B': { ...kind('a', 'v1', 'B'), properties: { c: { $ref: '#/$defs/x.y.Z' } } } },
      {},
    ),
  ).toThrow('there is no definition x.y.Z');
});
