import { testRule } from '../testing.ts';
import { relabelRule } from './relabel-rule.ts';

const rule = (content: string, component = 'loki.relabel "x"') =>
  `${component} {\n rule {\n  ${content}\n }\n}`;

testRule(relabelRule, {
  finds: {
    'a replacement without target': [
      rule('source_labels = ["a"]'),
      '2: action = "replace" needs target_label',
    ],
    'hashmod without modulus': [
      rule('source_labels = ["a"]\n  action = "hashmod"\n  target_label = "b"'),
      '4: action = "hashmod" needs modulus other than 0',
    ],
    'lowercase with a replacement': [
      rule('source_labels = ["a"]\n  action = "lowercase"\n  target_label = "b"\n  replacement = "c"'),
      '6: action = "lowercase" does not go with replacement = "c"',
    ],
    'labeldrop with source labels': [
      rule('source_labels = ["a"]\n  action = "labeldrop"\n  regex = "b"'),
      '3: action = "labeldrop" does not go with source_labels',
    ],
    'keepequal with a regex': [
      rule('source_labels = ["a"]\n  action = "keepequal"\n  target_label = "b"\n  regex = "c"'),
      '6: action = "keepequal" does not go with regex = "c"',
    ],
    'keep without source labels': [
      rule('action = "keep"\n  regex = "a"'),
      '2: the action "keep" reads source_labels, and there are none',
    ],
    'a drop of everything': [
      rule('source_labels = ["a"]\n  action = "drop"'),
      '2: the action "drop" without a regex drops everything',
    ],
    'a labeldrop of everything': [
      rule('action = "labeldrop"'),
      '2: the action "labeldrop" without a regex drops everything',
    ],
    'a keep of everything': [
      rule('source_labels = ["a"]\n  action = "keep"'),
      '2: the action "keep" without a regex keeps everything',
    ],
    'the rules of a remote write': [
      'prometheus.remote_write "x" {\n endpoint {\n  write_relabel_config {\n   action = "drop"\n  }\n }\n}',
      '3: the action "drop" reads source_labels, and there are none',
    ],
  },
  passes: {
    'rules that are complete': [
      'discovery.relabel "a"',
      'prometheus.relabel "b"',
      'prometheus.operator.probes "c"',
    ]
      .map((component) => rule('source_labels = ["a"]\n  target_label = "b"', component))
      .join('\n'),
    'a fixed value': rule('target_label = "a"\n  replacement = "b"'),
    keepequal: rule('source_labels = ["a"]\n  target_label = "b"\n  action = "keepequal"'),
    labelmap: rule('regex = "a_(.+)"\n  action = "labelmap"'),
    'an action that is not known': rule('action = sys.env("ACTION")'),
    'the default of something that does not go': rule(
      'regex = "a"\n  action = "labeldrop"\n  replacement = "$1"',
    ),
  },
});
