import { testRule } from '../testing.ts';
import { expression } from './expression.ts';

const file = (value: string) => `local.file "x" {\n filename = ${value}\n}`;
const pods = '\ndiscovery.kubernetes "pods" {\n role = "pod"\n}';

testRule(expression, {
  finds: {
    'text and a number': [file('"port:" + 80'), '2: + takes two values of one type, not text and a number'],
    'a variable, which is text, and a number': [
      file('sys.env("X") + 1'),
      '2: + takes two values of one type, not text and a number',
    ],
    'two lists': [
      file('discovery.kubernetes.pods.targets + discovery.kubernetes.pods.targets') + pods,
      '2: + does not take a list',
    ],
    'text that is multiplied': [file('"a" * 2'), '2: * does not take text'],
    'text as a condition': [file('sys.env("X") && true'), '2: && does not take text'],
    'a negation of text': [file('!"a"'), '2: ! takes a boolean, not text'],
    'a minus before text': [file('-sys.env("X")'), '2: - takes a number, not text'],
    'one in a list': [file('["a" + 1][0]'), '2: + takes two values of one type, not text and a number'],
  },
  passes: {
    'values of one type': file('"a" + sys.env("X") + constants.hostname'),
    numbers: file('-1 + 2 * 3'),
    'comparisons of anything': file('"a" == 1'),
    'what is not known': `declare "d" {\n argument "a" { }\n${file('argument.a.value + 1')}\n}`,
  },
});
