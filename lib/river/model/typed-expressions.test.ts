import { expect, test } from '@jest/globals';
import { modelOf } from './testing.ts';

/** The type of the `filename` of the last component. */
function typeOf(expression: string, more = '') {
  const model = modelOf(`${more}\nlocal.file "last" { filename = ${expression} }`);
  const attribute = model.components.at(-1)?.body.attribute('filename');
  const type = attribute && model.typeOf(attribute.value);
  return type?.kind === 'capsule' ? type.capsule : type?.kind;
}

test.each([
  ['"a"', 'string'],
  ['1', 'number'],
  ['true', 'bool'],
  ['(1)', 'number'],
  ['!true', 'bool'],
  ['-1', 'number'],
  ['1 + 2', 'number'],
  ['"a" + sys.env("X")', 'string'],
  ['"a" + 1', undefined],
  ['1 < 2', 'bool'],
  ['1 % 2', 'number'],
  ['["a"]', 'list'],
  ['["a", 1]', undefined],
  ['[]', undefined],
  ['null', undefined],
  ['{ }', undefined],
  ['sys.env("X")', 'string'],
  ['constants.hostname', 'string'],
  ['encoding.from_json("x")', undefined],
  ['coalesce(sys.env("X"), "a")', 'string'],
  ['nothing.at.all', undefined],
  ['nothing()', undefined],
])('the type of %s', (expression, kind) => {
  expect(typeOf(expression)).toBe(kind);
});

test.each([
  ['discovery.http "d" { }', 'discovery.http.d.targets', 'targets'],
  ['discovery.http "d" { }', 'discovery.http.d.targets[0]', 'map'],
  ['discovery.http "d" { }', 'discovery.http.d.targets[0]["a"]', 'string'],
  ['discovery.http "d" { }', 'array.concat(discovery.http.d.targets, discovery.http.d.targets)', 'targets'],
  ['discovery.http "d" { }', 'discovery.http.d.nothing', undefined],
  ['discovery.http "d" { }', 'discovery.http.d.toString', undefined],
  ['discovery.http "d" { }', 'discovery.http.d', undefined],
  ['loki.write "w" { }', 'loki.write.w.receiver', 'LogsReceiver'],
  ['remote.vault "v" { }', 'remote.vault.v.data.key', 'secret'],
  ['declare "d" {\n export "x" {\n  value = 1\n }\n}\nd "i" { }', 'd.i.x', 'number'],
  ['declare "d" {\n export "x" {\n  value = d.i.x\n }\n d "i" { }\n}\nd "i" { }', 'd.i.x', undefined],
  ['declare "d" { }\nd "i" { }', 'd.i.x', undefined],
  ['import.git "lib" { }\nlib "i" { }', 'lib.i.x', undefined],
])('what is exported: %s %s', (more, expression, kind) => {
  expect(typeOf(expression, more)).toBe(kind);
});
