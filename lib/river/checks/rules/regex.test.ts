import { testRule } from '../testing.ts';
import { regex } from './regex.ts';

const rule = (pattern: string) =>
  `loki.relabel "x" {\n rule {\n  regex = \`${pattern}\`\n  target_label = "a"\n }\n}`;

testRule(regex, {
  finds: {
    'a group that is not closed': [
      rule('(a'),
      '3: regex is "(a", which RE2 does not read: missing closing ): `(a`',
    ],
    'a look-ahead': [
      rule('a(?!b)'),
      '3: regex is "a(?!b)", which RE2 does not read: invalid or unsupported Perl syntax: `(?!`',
    ],
    'a reference to a group': [
      rule(String.raw`(a)\1`),
      '3: regex is "(a)\\\\1", which RE2 does not read: invalid escape sequence: `\\1`',
    ],
    'a glob': [
      rule('*.log'),
      '3: regex is "*.log", which RE2 does not read: missing argument to repetition operator: `*`',
    ],
    'one in a stage': [
      'loki.process "x" {\n stage.regex {\n  expression = "[a"\n }\n}',
      '3: expression is "[a", which RE2 does not read: missing closing ]: `[a`',
    ],
  },
  passes: {
    'plain ones': rule('^(a|b.+)$'),
    'what RE2 has and JavaScript has not': rule(String.raw`(?i)\Qa.b\E(?s:.)[[:alpha:]]\pL\z`),
    'what is not known': 'loki.relabel "x" {\n rule {\n  regex = sys.env("X")\n }\n}',
  },
});
