import { expect, test } from '@jest/globals';
import { buildModel, type Component } from '../../../model/index.ts';
import { anchored, either, type Labels, noLabels, relabelled } from './labels.ts';

/** The labels behind the rules of a text, each with an example of its value. */
function after(rules: string, before: Labels = noLabels): Readonly<Record<string, string>> {
  const { model } = buildModel([{ name: 'a', text: `discovery.relabel "a" {\n  targets = []\n${rules}\n}` }]);
  const [component] = (model?.components ?? []) as Component[];
  const labels = (component?.body.blocks('rule') ?? []).reduce(relabelled, before);
  return Object.fromEntries([...labels].map(([name, { sample }]) => [name, sample]));
}

const rule = (...lines: readonly string[]) => `rule {\n${lines.join('\n')}\n}\n`;

test.each<[string, string, Record<string, string>]>([
  ['no rule', '', {}],
  ['a text', rule('target_label = "a"', 'replacement = "b"'), { a: 'b' }],
  ['a label of discovery', rule('source_labels = ["__meta_x"]', 'target_label = "a"'), { a: 'x' }],
  [
    'groups by number and name',
    rule(
      'source_labels = ["__meta_kubernetes_pod_ip", "__meta_x"]',
      'separator = "@"',
      'regex = `(?P<ip>[\\d.]+)@(.)`',
      'replacement = "${ip}-$2-$$"',
      'target_label = "a"',
    ),
    { a: '10.42.7.91-x-$' },
  ],
  [
    'what does not match there may match elsewhere',
    rule('source_labels = ["__meta_x"]', 'regex = "y"', 'target_label = "a"'),
    { a: '' },
  ],
  [
    'what does not match changes nothing',
    rule('target_label = "a"', 'replacement = "b"') +
      rule('source_labels = ["__meta_x"]', 'regex = "y"', 'target_label = "a"'),
    { a: 'b' },
  ],
  [
    'an empty value',
    rule('target_label = "a"', 'replacement = "b"') + rule('target_label = "a"', 'replacement = ""'),
    {},
  ],
  [
    'a regular expression is anchored',
    rule('source_labels = ["__meta_kubernetes_pod_name"]', 'regex = "web"', 'target_label = "a"'),
    { a: '' },
  ],
  [
    'flags',
    rule(
      'source_labels = ["__meta_kubernetes_pod_name"]',
      'regex = "(?i)WEB.*"',
      'replacement = "w"',
      'target_label = "a"',
    ),
    { a: 'w' },
  ],
  [
    'one that JavaScript cannot read',
    rule('source_labels = ["__meta_x"]', 'regex = `\\pN`', 'target_label = "a"'),
    { a: '' },
  ],
  ['a value of the environment', rule('target_label = "a"', 'replacement = sys.env("X")'), { a: '' }],
  ['a name that is made of a value', rule('source_labels = ["__meta_x"]', 'target_label = "a_$1"'), {}],
  [
    'hashmod',
    rule('source_labels = ["__meta_x"]', 'action = "hashmod"', 'modulus = 4', 'target_label = "a"'),
    { a: '0' },
  ],
  [
    'labelmap of labels that are there',
    rule('target_label = "a"', 'replacement = "b"') +
      rule('action = "labelmap"', 'regex = "(a)"', 'replacement = "x_$1"'),
    { a: 'b', x_a: 'b' },
  ],
  [
    'labelmap of a list',
    rule('action = "labelmap"', 'regex = "__meta_(pod_ip|b)"'),
    { pod_ip: '10.42.7.91', b: 'x' },
  ],
  [
    'labelmap of all',
    rule('action = "labelmap"', 'regex = "__meta_(.+)"', 'replacement = "x_$1"'),
    { 'x_*': '' },
  ],
  [
    'labelkeep',
    rule('target_label = "a"', 'replacement = "b"') +
      rule('target_label = "c"', 'replacement = "d"') +
      rule('action = "labelkeep"', 'regex = "c|x"'),
    { c: 'd' },
  ],
  [
    'labeldrop',
    rule('target_label = "a"', 'replacement = "b"') + rule('action = "labeldrop"', 'regex = "a.*"'),
    {},
  ],
  [
    'keep and drop',
    rule('source_labels = ["__meta_x"]', 'action = "keep"', 'regex = "y"') +
      rule('action = "drop"', 'regex = "z"'),
    {},
  ],
  ['an action that does not exist', rule('action = "x"', 'target_label = "a"'), {}],
])('%s', (_, rules, expected) => {
  expect(after(rules)).toEqual(expected);
});

test.each(['(a+)+b', '(a|aa)*b', '(a{2,}){3,}', '.*.*.*.*.*x'])('%s is not tried in all ways', (pattern) => {
  expect(anchored(pattern)).toBeUndefined();
});

test('of two labels of one name the one with more values counts', () => {
  const at = buildModel([{ name: 'a', text: '' }]).model?.files[0]?.tree;
  if (at === undefined) throw new Error('the text has no tree');
  const many: Labels = new Map([['a', { sample: '10.42.7.91', at }]]);
  const few: Labels = new Map([['a', { sample: 'x', at }]]);
  expect(either(many, few)).toEqual(many);
  expect(either(few, many)).toEqual(many);
});
