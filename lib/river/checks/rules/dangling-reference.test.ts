import { expect, test } from '@jest/globals';
import { checkRiver } from '../engine.ts';
import { testRule } from '../testing.ts';
import { danglingReference } from './dangling-reference.ts';

const scrape = (targets: string) => `prometheus.scrape "x" {\n targets = ${targets}\n forward_to = []\n}`;
const pods = 'discovery.kubernetes "pods" {\n role = "pod"\n}\n';

testRule(danglingReference, {
  finds: {
    'a component that is not there': [
      scrape('discovery.kubernetes.pods.targets'),
      '2: there is no component "discovery.kubernetes.pods.targets" here',
    ],
    'a misspelt label': [
      pods + scrape('discovery.kubernetes.pod.targets'),
      '5: there is no component "discovery.kubernetes.pod.targets" here',
    ],
    'text without quotes': [scrape('pods'), '2: there is no "pods" here'],
    'a component that a declare does not see': [
      `${pods}declare "a" {\n${scrape('discovery.kubernetes.pods.targets')}\n}`,
      '6: there is no component "discovery.kubernetes.pods.targets" here',
    ],
    'a component of a declare, seen from outside': [
      `declare "a" {\n${pods}}\n${scrape('discovery.kubernetes.pods.targets')}`,
      '7: there is no component "discovery.kubernetes.pods.targets" here',
    ],
    'an argument that the declare does not have': [
      `declare "a" {\n argument "targets" { }\n${scrape('argument.target.value')}\n}`,
      '4: the declare around has no argument "target"',
    ],
    'an argument outside of a declare': [
      scrape('argument.targets.value'),
      '2: there is no component "argument.targets.value" here',
    ],
    'a loop variable outside of its foreach': [
      `foreach "a" {\n collection = []\n var = "each"\n template { }\n}\n${scrape('[each]')}`,
      '7: there is no "each" here',
    ],
    'one in a list, in an object and in a call': [
      scrape('array.concat([{ a = a.b.c }], nothing.here)'),
      '2: there is no component "a.b.c" here',
      '2: there is no component "nothing.here" here',
    ],
  },
  passes: {
    'a component that is there, also further down': `${scrape('discovery.kubernetes.pods.targets')}\n${pods}`,
    'an argument of the declare': `declare "a" {\n argument "targets" { }\n${scrape('argument.targets.value')}\n}`,
    'in a foreach, its variable and components around': `${pods}foreach "a" {\n collection = []\n var = "each"\n template {\n${scrape('[each, discovery.kubernetes.pods.targets[0]]')}\n }\n}`,
    'functions, constants and the path of a module':
      'local.file "x" {\n filename = file.path_join(module_path, constants.os)\n}',
    'a function that does not exist: another rule tells': 'local.file "x" {\n filename = nothing("a")\n}',
    'what is wrong behind the component: another rule tells':
      pods + scrape('discovery.kubernetes.pods.nothing'),
  },
});

test.each([
  [
    'a slip of the keyboard',
    'discovery.kubernetes.pod.targets',
    'did you mean discovery.kubernetes.pods.targets?',
  ],
  [
    'the only one of its kind',
    'discovery.kubernetes.everything.targets',
    'did you mean discovery.kubernetes.pods.targets?',
  ],
  ['text', 'pods', 'for text write "pods", for a component its name, label and export'],
])('what to write instead: %s', async (_, value, fix) => {
  const files = [{ name: 'x.alloy', text: pods + scrape(value) }];
  expect((await checkRiver({ files, rules: [danglingReference] })).findings).toMatchObject([{ fix }]);
});

test('files that are loaded together see each other', async () => {
  const files = [
    { name: 'a.alloy', text: scrape('discovery.kubernetes.pods.targets') },
    { name: 'b.alloy', text: pods },
  ];
  expect((await checkRiver({ files, rules: [danglingReference] })).findings).toEqual([]);
});
