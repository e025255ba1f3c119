import { expect, test } from '@jest/globals';
import { modelOf } from './testing.ts';

const targetsOf = (text: string) =>
  modelOf(text).references.map(({ names, target }) => {
    const { kind } = target;
    if (kind === 'component') return [names.join('.'), kind, target.component.id, target.path.join('.')];
    if (kind === 'argument') return [names.join('.'), kind, target.name, target.block?.id];
    return [names.join('.'), kind, ...(kind === 'nothing' ? [] : [target.name])];
  });

test('names in expressions lead to components, functions and constants', () => {
  expect(
    targetsOf(`
      local.file "a" { filename = "x" }
      local.file "b" {
        filename = string.join([local.file.a.content, constants.os], sys.env("X")) + nothing.at.all + lonely
        detector = (local.file.a).content
      }`),
  ).toEqual([
    ['string.join', 'library', 'string.join'],
    ['local.file.a.content', 'component', 'local.file.a', 'content'],
    ['constants.os', 'library', 'constants.os'],
    ['sys.env', 'library', 'sys.env'],
    ['nothing.at.all', 'nothing'],
    ['lonely', 'nothing'],
    ['local.file.a.content', 'component', 'local.file.a', 'content'],
  ]);
});

test('an index or a call ends a name', () => {
  expect(
    targetsOf(`
      discovery.http "d" { }
      local.file "b" { filename = discovery.http.d.targets[0].x + encoding.from_json("{}").a.b }`),
  ).toEqual([
    ['discovery.http.d.targets', 'component', 'discovery.http.d', 'targets'],
    ['encoding.from_json', 'library', 'encoding.from_json'],
  ]);
});

test('arguments mean something in a declare, variables in a foreach', () => {
  expect(
    targetsOf(`
      local.file "root" { filename = argument.a.value + module_path }
      declare "d" {
        argument "a" { }
        local.file "x" { filename = argument.a.value + argument.b.value }
        foreach "f" {
          collection = argument.a.value
          var = "each"
          template {
            local.file "y" { filename = each["x"] + argument.a.value }
          }
        }
      }`),
  ).toEqual([
    ['argument.a.value', 'nothing'],
    ['module_path', 'variable', 'module_path'],
    ['argument.a.value', 'argument', 'a', 'argument.a'],
    ['argument.b.value', 'argument', 'b', undefined],
    ['argument.a.value', 'argument', 'a', 'argument.a'],
    ['each', 'variable', 'each'],
    ['argument.a.value', 'argument', 'a', 'argument.a'],
  ]);
});

test('a component hides what the standard library has of that name', () => {
  expect(
    targetsOf(
      'declare "sys" {\n export "env" {\n  value = ""\n }\n}\nsys "sys" { }\nlocal.file "a" { filename = sys.sys.env }',
    ),
  ).toEqual([['sys.sys.env', 'component', 'sys.sys', 'env']]);
});

test('a reference knows the block, the argument and the place it stands in', () => {
  const [reference] = modelOf(
    'loki.write "w" { }\nloki.process "p" {\n forward_to = [loki.write.w.receiver]\n}',
  ).references;
  expect(reference).toMatchObject({ unit: { id: 'loki.process.p' }, attribute: { name: 'forward_to' } });
  expect(reference?.expression.span.at).toEqual({ file: '0.alloy', line: 3, column: 16 });
  expect(reference?.body).toBe(reference?.unit.body);
});
