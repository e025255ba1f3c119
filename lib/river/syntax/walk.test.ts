import { expect, test } from '@jest/globals';
import { parse } from './parse.ts';
import { walk } from './walk.ts';

const { file } = parse(
  `a "b" {
  c = [d, {e = -f}]
  g { h = i.j[k](l, 1 + 2) }
  m = (n == null)
}
o = true`,
  'f',
);

test('every node is visited, parents first, in the order of the text', () => {
  const texts: string[] = [];
  walk(file, ({ type, span }) => texts.push(`${type} ${span.text.split('\n')[0]}`));
  expect(texts).toEqual([
    'file a "b" {',
    'block a "b" {',
    'attribute c = [d, {e = -f}]',
    'array [d, {e = -f}]',
    'identifier d',
    'object {e = -f}',
    'field e = -f',
    'unary -f',
    'identifier f',
    'block g { h = i.j[k](l, 1 + 2) }',
    'attribute h = i.j[k](l, 1 + 2)',
    'call i.j[k](l, 1 + 2)',
    'index i.j[k]',
    'member i.j',
    'identifier i',
    'identifier k',
    'identifier l',
    'binary 1 + 2',
    'number 1',
    'number 2',
    'attribute m = (n == null)',
    'paren (n == null)',
    'binary n == null',
    'identifier n',
    'null null',
    'attribute o = true',
    'bool true',
  ]);
});

test('what is below a node for which the visitor returns false is left out', () => {
  const names: string[] = [];
  walk(file, (node) => {
    if (node.type === 'attribute' || node.type === 'block') names.push(node.name);
    return node.type !== 'block' || node.name !== 'a';
  });
  expect(names).toEqual(['a', 'o']);
});

test('a file without statements is one node', () => {
  let count = 0;
  walk(parse('', 'f').file, () => count++);
  expect(count).toBe(1);
});
