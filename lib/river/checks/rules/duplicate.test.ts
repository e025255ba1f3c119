import { expect, test } from '@jest/globals';
import { checkRiver } from '../engine.ts';
import { testRule } from '../testing.ts';
import { duplicate } from './duplicate.ts';

testRule(duplicate, {
  finds: {
    'two components of one name and label': [
      'loki.write "x" { }\nloki.write "x" { }',
      '2: loki.write "x" is already there, in line 1',
    ],
    'two blocks that stand once': ['logging { }\nlogging { }', '2: logging is already there, in line 1'],
    'two declares, and two in one': [
      'declare "a" {\n argument "b" { }\n argument "b" { }\n}\ndeclare "a" { }',
      '3: argument "b" is already there, in line 2',
      '5: declare "a" is already there, in line 1',
    ],
  },
  passes: {
    'one label for different components': 'loki.write "x" { }\nloki.process "x" { }',
    'different labels': 'loki.write "x" { }\nloki.write "y" { }',
    'one in a declare, another around': 'loki.write "x" { }\ndeclare "a" {\n loki.write "x" { }\n}',
  },
});

test('files that are loaded together share their names', async () => {
  const text = 'loki.write "x" { }';
  const files = [
    { name: 'a.alloy', text },
    { name: 'b.alloy', text },
  ];
  const { findings } = await checkRiver({ files, rules: [duplicate] });
  expect(findings).toMatchObject([
    { at: { file: 'b.alloy', line: 1, column: 1 }, message: 'loki.write "x" is already there, in a.alloy:1' },
  ]);
});
