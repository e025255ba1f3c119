import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { sha256 } from '../../support/json.ts';
import type { KubeObject } from '../../support/kubernetes.ts';
import { SchemaStore } from './store.ts';

const folder = 'imports/schemas';
const store = new SchemaStore(folder, '1.35');

test('the stored schemas are the ones that were generated', () => {
  const { sha256: digests } = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as {
    sha256: Record<string, string>;
  };
  const files = readdirSync(folder).filter((file) => file !== 'index.json');
  expect(Object.keys(digests).sort()).toEqual(files.sort());
  for (const file of files)
    expect([file, sha256(readFileSync(`${folder}/${file}`))]).toEqual([file, digests[file]]);
});

test('every $ref names a definition', () => {
  for (const minor of store.minors) {
    const one = new SchemaStore(folder, minor);
    for (const group of one.groups) {
      for (const key of one.kindsIn(group)) {
        const [version, kind] = [
          key.slice(0, key.lastIndexOf('/')).replace(/^\//, ''),
          key.slice(key.lastIndexOf('/') + 1),
        ];
        const found = one.find(version, kind);
        const references = [...JSON.stringify(found?.schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)];
        expect(references.filter(([, name = '']) => !found?.$defs[name])).toEqual([]);
      }
    }
  }
});

test.each([
  ['v1', 'ConfigMap'],
  ['apps/v1', 'StatefulSet'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['traefik.io/v1alpha1', 'IngressRouteTCP'],
  ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
  ['argoproj.io/v1alpha1', 'ApplicationSet'],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  ['source.toolkit.fluxcd.io/v1', 'OCIRepository'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor'],
  ['external-secrets.io/v1', 'ExternalSecret'],
  ['bitnami.com/v1alpha1', 'SealedSecret'],
  ['monitoring.grafana.com/v1alpha2', 'PodLogs'],
  ['collectors.grafana.com/v1alpha1', 'Alloy'],
  ['rollout-operator.grafana.com/v1', 'ZoneAwarePodDisruptionBudget'],
  ['opentelemetry.io/v1alpha1', 'Instrumentation'],
])('%s %s is known', (apiVersion, kind) => {
  expect(store.find(apiVersion, kind)).toBeDefined();
});

test.each([
  ['v1', 'Deployment'],
  ['apps/v1beta1', 'Deployment'],
  ['example.com/v1', 'Widget'],
  ['constructor', '__proto__'],
  ['', ''],
])('%p %p is not', (apiVersion, kind) => {
  expect(store.find(apiVersion, kind)).toBeUndefined();
});

test('a minor has what came with it and not what left with it', () => {
  const in133 = new SchemaStore(folder, '1.33');
  expect(in133.find('resource.k8s.io/v1', 'ResourceClaim')).toBeUndefined();
  expect(store.find('resource.k8s.io/v1', 'ResourceClaim')).toBeDefined();
  const properties = (one: SchemaStore) =>
    Object.keys(one.find('v1', 'Pod')?.$defs['core.v1.Container']?.properties ?? {});
  expect(properties(in133)).not.toContain('restartPolicyRules');
  expect(properties(store)).toContain('restartPolicyRules');
});

test('the nearest minor stands in for one that is not stored', () => {
  expect(new SchemaStore(folder, '1.31').find('resource.k8s.io/v1', 'ResourceClaim')).toBeUndefined();
  expect(new SchemaStore(folder, '1.40').find('resource.k8s.io/v1', 'ResourceClaim')).toBeDefined();
});

test('a definition among the manifests goes before the stored one', () => {
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'middlewares.traefik.io' },
    spec: {
      group: 'traefik.io',
      names: { kind: 'Middleware' },
      versions: [
        {
          name: 'v1alpha1',
          served: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'string' } } } },
        },
        { name: 'v1beta1', served: false, schema: { openAPIV3Schema: { type: 'object' } } },
        { name: 'v2', served: true },
      ],
    },
  } as KubeObject;
  const own = new SchemaStore(folder, '1.35', [crd]);
  expect(own.find('traefik.io/v1alpha1', 'Middleware')).toEqual({
    schema: { type: 'object', properties: { spec: { type: 'string' } } },
    $defs: {},
    builtIn: false,
  });
  expect(own.kindsIn('traefik.io')).not.toContain('traefik.io/v1beta1/Middleware');
  expect(own.fingerprint).not.toBe(store.fingerprint);
  expect(new SchemaStore(folder, '1.34').fingerprint).not.toBe(store.fingerprint);
});

test('versions come to their end', () => {
  expect(store.lifecycle('policy/v1beta1', 'PodDisruptionBudget')).toEqual({
    deprecated: '1.21',
    removed: '1.25',
    replacement: 'policy/v1/PodDisruptionBudget',
  });
  expect(store.lifecycle('policy/v1', 'PodDisruptionBudget')).toEqual({});
  expect(store.lifecycle('opentelemetry.io/v1alpha1', 'OpenTelemetryCollector')).toEqual({ deprecated: '' });
});

test('resources are known by the names that RBAC uses', () => {
  expect(store.resourcesIn('')).toEqual(
    expect.arrayContaining(['pods', 'pods/log', 'nodes/metrics', 'nodes/proxy']),
  );
  expect(store.resourcesIn('traefik.io')).toContain('ingressroutes');
  expect(store.resourcesIn('example.com')).toBeUndefined();
});
