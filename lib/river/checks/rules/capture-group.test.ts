import { expect, test } from '@jest/globals';
import { checkRiver } from '../engine.ts';
import { testRule } from '../testing.ts';
import { captureGroup } from './capture-group.ts';

const rule = (content: string) => `loki.relabel "x" {\n rule {\n  source_labels = ["a"]\n  ${content}\n }\n}`;

testRule(captureGroup, {
  finds: {
    'a group that is not there': [
      rule('regex = "(.+)"\n  replacement = "$1:$2"'),
      '5: there is no group "2" in the regex (.+)',
    ],
    'one in braces': [
      rule('regex = ".+"\n  replacement = "${1}"'),
      '5: there is no group "1" in the regex .+',
    ],
    'letters that belong to the name': [
      rule('regex = "(.+)"\n  replacement = "$1_total"'),
      '5: there is no group "1_total" in the regex (.+)',
    ],
    'a name that no group has': [
      rule('regex = "(?P<name>.+)"\n  replacement = "$nam"'),
      '5: there is no group "nam" in the regex (?P<name>.+)',
    ],
    'one in the name of the label': [
      rule('regex = "(.+)"\n  target_label = "a_$2"'),
      '5: there is no group "2" in the regex (.+)',
    ],
    'a second one of the default': [rule('replacement = "$2"'), '4: there is no group "2" in the regex (.*)'],
    'a labelmap without a group': [
      'loki.relabel "x" {\n rule {\n  regex = "a_.+"\n  action = "labelmap"\n }\n}',
      '3: there is no group "1" in the regex a_.+',
    ],
  },
  passes: {
    'groups that are there': rule('regex = "(.+):(?P<port>.+)"\n  replacement = "$1-${2}-$port-$0"'),
    'the default regex': rule('replacement = "/var/log/$1.log"'),
    'a dollar sign': rule('replacement = "$$5"'),
    'no group at all': rule('regex = ".+"\n  replacement = "fixed"'),
    'a labelmap with a group': rule('regex = "a_(.+)"\n  action = "labelmap"'),
    'actions that put nothing in': rule('regex = "a"\n  action = "keep"'),
    'a regex that is none: another rule tells': rule('regex = "("\n  replacement = "$5"'),
    'what is not known': rule('regex = sys.env("X")\n  replacement = "$5"'),
  },
});

test.each([
  ['$1_total', 'write ${1}_total: letters and _ behind $1 belong to the name'],
  ['$3', 'the last one is $1'],
])('what to write instead of %s', async (replacement, fix) => {
  const text = rule(`regex = "(.+)"\n  replacement = "${replacement}"`);
  const { findings } = await checkRiver({ files: [{ name: 'x.alloy', text }], rules: [captureGroup] });
  expect(findings).toMatchObject([{ fix }]);
});
