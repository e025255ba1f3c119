import { testRule } from '../testing.ts';
import { deprecated } from './deprecated.ts';

testRule(deprecated, {
  finds: {
    'a function': ['local.file "x" {\n filename = env("X")\n}', '2: error the function "env" is deprecated'],
    'an argument': ['otelcol.auth.basic "x" {\n username = "a"\n}', '2: "username" is deprecated'],
    'a block': ['otelcol.processor.filter "x" {\n traces { }\n}', '2: "traces" is deprecated'],
  },
  passes: {
    'the newer names':
      'local.file "x" {\n filename = sys.env("X")\n}\notelcol.auth.basic "x" {\n client_auth { }\n}',
  },
});
