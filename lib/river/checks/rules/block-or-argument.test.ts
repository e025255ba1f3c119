import { testRule } from '../testing.ts';
import { blockOrArgument } from './block-or-argument.ts';

testRule(blockOrArgument, {
  finds: {
    'an argument as a block': [
      'loki.write "default" {\n external_labels {\n  cluster = "a"\n }\n}',
      '2: "external_labels" is an argument, not a block',
    ],
    'a block as an argument': [
      'loki.write "default" {\n endpoint = { url = "http://loki" }\n}',
      '2: "endpoint" is a block, not an argument',
    ],
    'one in a block': [
      'loki.write "default" {\n endpoint {\n  tls_config = { }\n }\n}',
      '3: "tls_config" is a block, not an argument',
    ],
  },
  passes: {
    'each as it is': 'loki.write "default" {\n endpoint { }\n external_labels = { }\n}',
    'what is neither': 'loki.write "default" {\n nothing { }\n nobody = 1\n}',
  },
});
