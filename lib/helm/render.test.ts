import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LockedChart } from './lock.ts';
import { checkRequest, type RenderRequest, renderKey } from './render.ts';
import { request } from './testdata/workspace.ts';

const chart: LockedChart = {
  name: 'tiny',
  version: '0.1.0',
  repository: 'https://charts.example.com',
  digest: null,
  hooks: [],
  undocumented: [],
};
const hook = { object: 'Job/a', action: 'drop', reason: 'r' } as const;

test.each<[string, Partial<RenderRequest>, Partial<LockedChart>]>([
  ['the release', { release: 'two' }, {}],
  ['the namespace', { namespace: 'other' }, {}],
  ['a value', { values: { a: 2 } }, {}],
  ['a value of null', { values: { a: null } }, {}],
  ['the Kubernetes version', { kubernetesVersion: '1.34' }, {}],
  ['an API version', { apiVersions: ['a/v1'] }, {}],
  ['the version of the chart', {}, { version: '0.1.1' }],
  ['the digest of the chart', {}, { digest: `sha256:${'a'.repeat(64)}` }],
  ['what becomes of a hook', {}, { hooks: [hook] }],
])('%s decides the key', (_, other, otherChart) => {
  const key = renderKey(request({ a: 1 }), chart);
  expect(renderKey({ ...request({ a: 1 }), ...other }, { ...chart, ...otherChart })).not.toBe(key);
});

test('what decides nothing is not part of the key', () => {
  const key = renderKey(request({ a: 1 }), chart);
  expect(renderKey({ ...request({ a: 1 }), chart: 'tiny@0.1.0' }, chart)).toBe(key);
  expect(renderKey({ ...request({ a: 1, b: undefined }), apiVersions: [] }, chart)).toBe(key);
  expect(renderKey(request({ a: 1 }), { ...chart, repository: 'https://mirror.example.com' })).toBe(key);
  const hooks = (reason: string) => ({ ...chart, hooks: [{ ...hook, reason }] });
  expect(renderKey(request(), hooks('one'))).toBe(renderKey(request(), hooks('another')));
  const apis = (...apiVersions: string[]) => renderKey({ ...request(), apiVersions }, chart);
  expect(apis('b/v1', 'a/v1', 'b/v1')).toBe(apis('a/v1', 'b/v1'));
});

test('the order of keys in the values does not decide the key', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
      const reversed = Object.fromEntries(Object.entries(values).reverse());
      expect(renderKey(request(reversed), chart)).toBe(renderKey(request(values), chart));
    }),
  );
});

test.each<[Partial<RenderRequest>, string]>([
  [{ release: '' }, '"" is no release name'],
  [{ release: '--post-renderer' }, 'is no release name'],
  [{ release: 'a'.repeat(54) }, 'is no release name'],
  [{ release: '../x' }, 'is no release name'],
  [{ namespace: 'Upper' }, '"Upper" is no namespace'],
  [{ kubernetesVersion: '1' }, '"1" is no Kubernetes version'],
  [{ kubernetesVersion: '1.33 --debug' }, 'is no Kubernetes version'],
  [{ apiVersions: ['--set', 'a/v1'] }, '"--set" is no API version'],
  [{ values: { a: { b: [Number.NaN] } } }, 'the value a.b.0 is not JSON'],
  [{ values: { a: new Date(0) } }, 'the value a is not JSON'],
  [{ values: { a: () => 1 } }, 'the value a is not JSON'],
  [{ values: { a: 1n } }, 'the value a is not JSON'],
])('%j is refused', (wrong, message) => {
  expect(() => checkRequest({ ...request(), ...wrong })).toThrow(message);
});

test('all mistakes of a request at once', () => {
  expect(() => checkRequest({ ...request(), release: 'A', namespace: 'B' })).toThrow(/"A" is no.*"B" is no/s);
  expect(
    checkRequest({ ...request({ a: [undefined, { b: null }] }), kubernetesVersion: '1.33.4' }),
  ).toBeUndefined();
});
