import { testRule } from '../testing.ts';
import { cycle } from './cycle.ts';

const relabel = (label: string, ...to: string[]) =>
  `prometheus.relabel "${label}" {\n forward_to = [${to.map((one) => `prometheus.relabel.${one}.receiver`).join(', ')}]\n}\n`;

testRule(cycle, {
  finds: {
    'a component that refers to itself': [relabel('a', 'a'), '2: prometheus.relabel.a refers to itself'],
    'two that refer to each other': [
      relabel('a', 'b') + relabel('b', 'a'),
      '2: these refer to each other: prometheus.relabel.a → prometheus.relabel.b → prometheus.relabel.a',
    ],
    'a longer way round, with what leads to it': [
      relabel('z', 'a') + relabel('a', 'b') + relabel('b', 'c') + relabel('c', 'a'),
      '5: these refer to each other: prometheus.relabel.a → prometheus.relabel.b → prometheus.relabel.c → prometheus.relabel.a',
    ],
    'two ways round': [
      relabel('a', 'b', 'c') + relabel('b', 'a') + relabel('c', 'a'),
      '2: these refer to each other: prometheus.relabel.a → prometheus.relabel.b → prometheus.relabel.a',
      '2: these refer to each other: prometheus.relabel.a → prometheus.relabel.c → prometheus.relabel.a',
    ],
    'one in a declare': [`declare "d" {\n${relabel('a', 'a')}}`, '3: prometheus.relabel.a refers to itself'],
    'a declare that is made of itself': [
      'declare "a" {\n a "x" { }\n}',
      '2: declare "a" is made of itself (a)',
    ],
    'declares that are made of each other': [
      'declare "a" {\n b "x" { }\n}\ndeclare "b" {\n foreach "f" {\n  template {\n   a "x" { }\n  }\n }\n}',
      '2: declare "a" is made of itself (a → b)',
    ],
  },
  passes: {
    'one way': relabel('a', 'b', 'c') + relabel('b', 'c') + relabel('c'),
    'a declare in another': 'declare "a" { }\ndeclare "b" {\n a "x" { }\n a "y" { }\n}',
    'a long chain': Array.from({ length: 3000 }, (_, index) => relabel(`r${index}`, `r${index + 1}`)).join(
      '',
    ),
  },
});
