import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ObsError } from '../support/errors.ts';
import { sortKeys } from '../support/json.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { parseYaml } from '../support/yaml.ts';
import { manifest } from './manifest.ts';

const text = (object: Record<string, unknown>) =>
  Buffer.from(
    manifest(
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, ...object } as KubeObject,
      'poddle/loki',
    ),
  ).toString();

test('keys are sorted, null and undefined left out, and the text ends with a line feed', () => {
  const metadata = { name: 'a', creationTimestamp: null, labels: undefined };
  expect(text({ metadata, data: { b: '2', a: 'x\ny\n' } })).toBe(
    "apiVersion: v1\ndata:\n  a: |\n    x\n    y\n  b: '2'\nkind: ConfigMap\nmetadata:\n  name: a\n",
  );
});

test.each<[string, Record<string, unknown>]>([
  ['data', { data: { password: 'aHVudGVyMg==' } }],
  ['stringData', { stringData: { password: 'hunter2' } }],
  ['data that is no map', { data: 'aHVudGVyMg==' }],
])('a Secret with %s is refused, and its value not told', (_, content) => {
  const failure = () => text({ kind: 'Secret', ...content });
  expect(failure).toThrow(/^Secret a \(poddle\/loki\) is a Secret with values in it/);
  expect(failure).not.toThrow(/hunter2|aHVudGVyMg/);
});

test.each([{}, { data: {} }, { data: null, stringData: undefined }])(
  'a Secret without values is none to worry about: %j',
  (content) => {
    expect(text({ kind: 'Secret', type: 'Opaque', ...content })).toContain('kind: Secret');
  },
);

test.each<[Record<string, unknown>]>([
  [{ data: { a: 'x +argocd:skip-file-rendering y' } }],
  [{ data: { '+argocd:skip-file-rendering': '' } }],
  [{ metadata: { name: 'a', annotations: { a: '# +argocd:skip-file-rendering\n' } } }],
])('text that makes Argo CD skip the file is refused: %j', (content) => {
  expect(() => text(content)).toThrow('holds the text "+argocd:skip-file-rendering"');
});

test.each<[unknown, string]>([
  [[1, null], 'ConfigMap a (poddle/loki) x[1] is null'],
  [[undefined], 'x[0] is undefined'],
  [{ y: Number.NaN }, 'x.y is NaN'],
  [{ y: { z: Number.POSITIVE_INFINITY } }, 'x.y.z is Infinity'],
  [{ y: 1n }, 'x.y is a bigint'],
  [{ y: () => 0 }, 'x.y is a function'],
  [{ y: new Map() }, 'x.y is a Map'],
  [new Date(0), 'x is a Date'],
])('what JSON cannot hold is refused with its path: %p', (value, message) => {
  expect(() => text({ x: value })).toThrow(ObsError);
  expect(() => text({ x: value })).toThrow(message);
});

test('a key called __proto__ is a key', () => {
  expect(text({ data: JSON.parse('{"__proto__": "x"}') })).toContain('__proto__: x');
});

test('a text is kept by the content of its object', () => {
  const keys: string[] = [];
  const cache = {
    get: (_: object, keyOf: () => string, make: () => Uint8Array) => {
      keys.push(keyOf());
      return make();
    },
    save: () => {},
  };
  const base = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  manifest({ ...base, data: { a: '1', b: '2' } }, 'x', cache);
  manifest({ ...base, data: { a: '1', b: '2' } }, 'y', cache);
  manifest({ ...base, data: { a: '1', b: 2 } }, 'x', cache);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('what is written is what was meant, and the order of keys does not matter', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (data) => {
      fc.pre(!JSON.stringify(data).includes('null'));
      const written = text({ data });
      const expected = { apiVersion: 'v1', data: sortKeys(data), kind: 'ConfigMap', metadata: { name: 'a' } };
      expect(parseYaml(written, 'x')[0]?.value).toEqual(expected);
      const reversed = Object.fromEntries(Object.entries(data).reverse());
      expect(text({ data: reversed })).toBe(written);
      expect(written.endsWith('\n')).toBe(true);
    }),
  );
});
