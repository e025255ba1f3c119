import { beforeEach, expect, test } from '@jest/globals';
import { runRules } from './engine.ts';
import type { Pod } from './pods.ts';
import type { ObjectRule } from './rule.ts';
import { inventoryOf } from './testing.ts';
import { Verdicts } from './verdicts.ts';

let ran: string[];
let verdicts: Verdicts;
beforeEach(() => {
  ran = [];
  verdicts = new Verdicts('', '');
});

const rule = (id: ObjectRule['id'], look: (pod: Pod) => unknown): ObjectRule => ({
  id,
  severity: 'error',
  scope: 'object',
  summary: 'it looks',
  check({ pod }, report) {
    ran.push(id);
    if (pod) report(['spec'], `${id} sees ${look(pod)}`);
  },
});
const variable = ({ containers }: Pod) => containers[0]?.env[0];
const rules = [
  rule('schema/image', ({ containers }) => containers[0]?.object.image),
  rule('schema/word', (pod) => variable(pod)?.isWord),
  rule('schema/value', (pod) => variable(pod)?.value),
];
const pod = (image: string, value: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: it}, spec: {containers: [{image: ${image}, env: [{name: A, value: ${value}}]}]}}`;

/** Which rules run, and what all of them find. */
function run(...manifests: string[]) {
  ran = [];
  const { findings } = runRules(inventoryOf(manifests), rules, { verdicts });
  return { ran, found: findings.map(({ message }) => message).sort() };
}
const found = (image: string, word: boolean, value: string) => [
  `schema/image sees ${image}`,
  `schema/value sees ${value}`,
  `schema/word sees ${word}`,
];
const all = rules.map(({ id }) => id);

test('rules that look at nothing by which objects differ run once', () => {
  expect(run(pod('a', 'x'))).toEqual({ ran: all, found: found('a', true, 'x') });
  expect(run(pod('a', 'x'))).toEqual({ ran: [], found: found('a', true, 'x') });
  expect(run(pod('a', 'y'))).toEqual({ ran: ['schema/value'], found: found('a', true, 'y') });
  expect(run(pod('b', 'y'))).toEqual({ ran: all, found: found('b', true, 'y') });
});

test('what a rule asks about a value counts, and the value does not', () => {
  run(pod('a', 'x'));
  expect(run(pod('a', 'x.y'))).toEqual({ ran: all, found: found('a', false, 'x.y') });
  expect(run(pod('a', 'x.z'))).toEqual({ ran: ['schema/value'], found: found('a', false, 'x.z') });
  expect(run(pod('a', 'z'))).toEqual({ ran: ['schema/value'], found: found('a', true, 'z') });
});

test('a value that is not there is another thing than any other', () => {
  run(pod('a', 'x'));
  expect(run(pod('a', 'x').replace(', value: x', '')).ran).toEqual(all);
});

test('without verdicts all rules run', () => {
  runRules(inventoryOf([pod('a', 'x'), pod('a', 'x')]), rules);
  expect(ran).toEqual([...all, ...all]);
});
