import { testRule } from '../testing.ts';
import { placement } from './placement.ts';

testRule(placement, {
  finds: {
    'an argument outside of all blocks': [
      'level = "info"',
      '1: the argument "level" stands outside of all blocks',
    ],
    'an argument in a declare': [
      'declare "a" {\n url = ""\n}',
      '2: the argument "url" stands directly in declare "a"',
    ],
    'an argument in a template': [
      'foreach "a" {\n template {\n  url = ""\n }\n}',
      '3: the argument "url" stands directly in foreach "a"',
    ],
    'a block of the main file in a declare': [
      'declare "a" {\n logging { }\n}',
      '2: logging is not allowed in a declare',
    ],
    'a block of the main file in a foreach': [
      'foreach "a" {\n template {\n  livedebugging { }\n }\n}',
      '3: livedebugging is not allowed in a foreach',
    ],
    'an argument and an export outside of a declare': [
      'argument "a" { }\nexport "b" { }',
      '1: argument is allowed in a declare only',
      '2: export is allowed in a declare only',
    ],
  },
  passes: {
    'blocks where they belong':
      'logging { }\nforeach "f" {\n collection = []\n}\ndeclare "a" {\n argument "b" { }\n export "c" { }\n}',
  },
});
