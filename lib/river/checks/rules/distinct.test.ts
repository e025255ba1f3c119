import { testRule } from '../testing.ts';
import { distinct } from './distinct.ts';

const policies = (...names: string[]) =>
  `otelcol.processor.tail_sampling "x" {\n${names.map((name) => ` policy {\n  name = ${name}\n }\n`).join('')}}`;

testRule(distinct, {
  finds: {
    'two policies of one name': [
      policies('"a"', '"b"', '"a"'),
      '9: another policy has name = "a", in line 2',
    ],
    'two selectors of one role, of which the last counts': [
      'discovery.kubernetes "x" {\n selectors {\n  role = "pod"\n }\n selectors {\n  role = "pod"\n }\n}',
      '6: another selectors has role = "pod", in line 2',
    ],
  },
  passes: {
    'different names': policies('"a"', '"b"'),
    'names that are not known': policies('sys.env("A")', 'sys.env("A")'),
    'blocks without a name': 'otelcol.processor.tail_sampling "x" {\n policy { }\n policy { }\n}',
    'one name in two components': `${policies('"a"')}\n${policies('"a"').replace('"x"', '"y"')}`,
  },
});
