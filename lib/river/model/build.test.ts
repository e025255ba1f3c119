import { expect, test } from '@jest/globals';
import { buildModel } from './build.ts';
import { modelOf } from './testing.ts';

test('no files, and empty ones, have nothing in them', () => {
  for (const texts of [[], [''], ['', '// only a comment']]) {
    const { units, references, values, scopes, root } = modelOf(texts);
    expect([units, references, values]).toEqual([[], [], []]);
    expect(scopes).toEqual([root]);
  }
});

test('syntax errors of every file are told, and there is no model', () => {
  const { model, errors } = buildModel([
    { name: 'a.alloy', text: 'x = ' },
    { name: 'b.alloy', text: 'loki.write "x" { }' },
    { name: 'c.alloy', text: 'y {' },
  ]);
  expect(model).toBeUndefined();
  expect(errors.map(({ at }) => at?.file)).toEqual(['a.alloy', 'c.alloy']);
});

test('several files are one, and positions name each', () => {
  const { components } = modelOf(['loki.write "a" { }', '\nloki.write "b" { }']);
  expect(components.map(({ id, body }) => [id, body.node.span.at.file, body.node.span.at.line])).toEqual([
    ['loki.write.a', '0.alloy', 1],
    ['loki.write.b', '1.alloy', 2],
  ]);
});

test('components are those of Alloy, those of a file, and others', () => {
  const { components } = modelOf(
    'loki.write "a" { }\nmine "b" { }\nlib.any.thing "c" { }\nnothing "d" { }\nloki.write { }\nlogging { }\ndeclare "mine" { }\nimport.git "lib" { }',
  );
  expect(components.map(({ id, facts, custom }) => [id, facts?.name, custom?.kind])).toEqual([
    ['loki.write.a', 'loki.write', undefined],
    ['mine.b', undefined, 'declared'],
    ['lib.any.thing.c', undefined, 'imported'],
    ['nothing.d', undefined, undefined],
    ['loki.write', 'loki.write', undefined],
  ]);
});

test('scopes: a declare sees itself and what is declared around, a foreach all around it', () => {
  const { scopes, root } = modelOf(`
    loki.write "outer" { }
    declare "a" {
      b "x" { }
      loki.write "inner" { }
    }
    declare "b" { }
    foreach "f" {
      collection = []
      var = "each"
      template {
        loki.write "each" { }
        declare "deep" { }
      }
    }`);
  const [, a, b, f, deep] = scopes;
  expect(scopes.map(({ kind, owner }) => [kind, owner?.id])).toEqual([
    ['root', undefined],
    ['declare', 'declare.a'],
    ['declare', 'declare.b'],
    ['foreach', 'foreach.f'],
    ['declare', 'declare.deep'],
  ]);
  expect(a?.find('loki.write.outer')).toBeUndefined();
  expect(a?.find('loki.write.inner')?.scope).toBe(a);
  expect(a?.find('b.x')?.custom).toEqual({ kind: 'declared', declare: b?.owner });
  expect(b?.owner?.inner).toBe(b);
  expect(f?.find('loki.write.outer')?.scope).toBe(root);
  expect(root.find('loki.write.each')).toBeUndefined();
  expect([root, f, deep].map((scope) => scope?.hasVariable('each'))).toEqual([false, true, true]);
});

test('of two components with one id, the first is found', () => {
  const { root, components } = modelOf('loki.write "a" { }\nloki.write "a" { }');
  expect(root.find('loki.write.a')).toBe(components[0]);
});

test('attributes outside of components are set apart', () => {
  const { scopes } = modelOf(
    'a = 1\ndeclare "d" {\n b = 2\n}\nforeach "f" {\n c = 3\n template {\n  d = 4\n }\n}',
  );
  expect(scopes.map(({ strayAttributes }) => strayAttributes.map(({ name }) => name))).toEqual([
    ['a'],
    ['b'],
    ['d'],
  ]);
  expect(scopes[2]?.owner?.body.attributes.map(({ name }) => name)).toEqual(['c']);
  expect(scopes[1]?.owner?.body.attributes).toEqual([]);
});
