import { expect, test } from '@jest/globals';
import { structNames, structOf } from './bodies.ts';
import { fromGo, knownGoTypes } from './go-types.ts';
import { any } from './value-types.ts';

const expressions = new Set(structNames().flatMap((name) => Object.values(structOf(name).a ?? {})));
const bases = new Set(
  [...expressions].map((expression) => expression.replace(/^(\*|\[\]|map\[string\])*/, '')),
);

test('the table is total: every Go type of the generated data is a struct of it or in the table', () => {
  const structs = new Set(structNames());
  const known = new Set(knownGoTypes());
  expect([...bases].filter((base) => !known.has(base) && !structs.has(base))).toEqual([]);
  for (const expression of expressions) expect(() => fromGo(expression, () => any)).not.toThrow();
});

test('the table has nothing to spare', () => {
  expect(knownGoTypes().filter((name) => !bases.has(name))).toEqual([]);
});

test('what stays any is little', () => {
  const stays = [...expressions].filter((expression) =>
    JSON.stringify(fromGo(expression, () => text)).includes('"any"'),
  );
  expect(stays.sort()).toEqual(['[]any', '[]otelcol.Operator', 'any', 'map[string]any']);
});

const text = { kind: 'string' } as const;

test('pointers, lists and maps are read through', () => {
  const none = () => undefined;
  expect(fromGo('[]discovery.Target', none)).toEqual({ kind: 'targets' });
  expect(fromGo('[]otelcol.Consumer', none)).toEqual({
    kind: 'list',
    of: { kind: 'capsule', capsule: 'otelcol.Consumer' },
  });
  expect(fromGo('map[string][]alloytypes.Secret', none)).toEqual({
    kind: 'map',
    of: { kind: 'list', of: { kind: 'secret' } },
  });
  expect(fromGo('*otelcol/auth.Handler', none)).toEqual({ kind: 'capsule', capsule: 'otelcol.AuthHandler' });
  expect(fromGo('package.Struct', (name) => (name === 'package.Struct' ? any : undefined))).toBe(any);
  expect(() => fromGo('nowhere.Known', none)).toThrow('nowhere.Known');
});
