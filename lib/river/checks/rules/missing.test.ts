import { testRule } from '../testing.ts';
import { missing } from './missing.ts';

testRule(missing, {
  finds: {
    'arguments and blocks that are missing': [
      'otelcol.processor.memory_limiter "x" { }',
      '1: otelcol.processor.memory_limiter needs a block "output"',
      '1: otelcol.processor.memory_limiter needs the argument "check_interval"',
    ],
    'an argument of a block': ['loki.write "x" {\n endpoint { }\n}', '2: endpoint needs the argument "url"'],
    'a member of an object': [
      'foreach "x" {\n collection = []\n template { }\n}',
      '1: foreach needs the argument "var"',
    ],
    'a template': [
      'foreach "x" {\n collection = []\n var = "each"\n}',
      '1: foreach needs a block "template"',
    ],
    'an argument of a custom component': [
      'declare "mine" {\n argument "url" { }\n argument "name" {\n  optional = true\n }\n}\nmine "x" { }',
      '7: mine "x" needs the argument "url"',
    ],
  },
  passes: {
    'what is complete':
      'otelcol.processor.memory_limiter "x" {\n check_interval = "1s"\n output { }\n}\nloki.write "x" {\n endpoint {\n  url = "http://loki"\n }\n}',
    'a block that is written as an argument, and the reverse':
      'otelcol.processor.memory_limiter "x" {\n check_interval { }\n output = { }\n}',
    'a custom component': 'declare "mine" {\n argument "url" { }\n}\nmine "x" {\n url = ""\n}',
    'what an import brings': 'import.file "lib" {\n filename = "lib.alloy"\n}\nlib.any "x" { }',
    'a foreach': 'foreach "x" {\n collection = []\n var = "each"\n template { }\n}',
  },
});
