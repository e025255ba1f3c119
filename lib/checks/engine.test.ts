import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CheckContext } from './context.ts';
import { checkInventory, runRules } from './engine.ts';
import type { InventoryRule, ObjectRule } from './rule.ts';
import { inventoryOf } from './testing.ts';
import { Verdicts } from './verdicts.ts';

let folder: string;
let looked: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-verdicts-'));
  looked = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const bad: ObjectRule = {
  id: 'schema/bad',
  severity: 'error',
  scope: 'object',
  summary: 'nothing is bad',
  check({ object, name }, report) {
    looked.push(name);
    if (object.bad) report(['bad'], 'it is bad', { fix: 'make it good' });
  },
};
const several: InventoryRule = {
  id: 'references/several',
  severity: 'warning',
  scope: 'inventory',
  summary: 'there is one object',
  check({ entries, unread }, report) {
    looked.push('all');
    if (entries.length > 1) report(entries[1], [], 'one too many', { severity: 'error' });
    for (const { at, message } of unread) report(at, [], message);
  },
};
const rules = [bad, several];
const object = (name: string, fields = 'x: 1') =>
  `apiVersion: v1\nkind: Thing\nmetadata: {name: ${name}}\n${fields}\n`;

test('nothing is found in nothing', () => {
  expect(runRules(inventoryOf(''), rules)).toEqual({ findings: [], silenced: [] });
});

test('a finding says what, where, how bad, what to do and where to read on', () => {
  expect(
    runRules(inventoryOf([object('a', 'bad: true'), object('b'), '- no object']), rules).findings,
  ).toEqual([
    {
      rule: 'schema/bad',
      severity: 'error',
      message: 'it is bad',
      fix: 'make it good',
      help: 'docs/checks.md#schema-bad',
      at: { file: 'test.yaml', line: 4, column: 1 },
      object: { apiVersion: 'v1', kind: 'Thing', name: 'a' },
      path: 'bad',
    },
    {
      rule: 'references/several',
      severity: 'error',
      message: 'one too many',
      help: 'docs/checks.md#references-several',
      at: { file: 'test.yaml', line: 7, column: 1 },
      object: { apiVersion: 'v1', kind: 'Thing', name: 'b' },
    },
    {
      rule: 'references/several',
      severity: 'warning',
      message: 'a list where a Kubernetes object belongs',
      help: 'docs/checks.md#references-several',
      at: { file: 'test.yaml', line: 13, column: 1 },
    },
  ]);
});

/** What is looked at and found, with what an earlier run of the same program has kept. */
function runAgain(
  manifests: readonly string[],
  context: CheckContext = {},
  some = rules,
  program = 'program',
) {
  looked = [];
  const verdicts = new Verdicts(join(folder, 'verdicts'), program);
  const { findings } = runRules(inventoryOf(manifests, context), some, { verdicts });
  verdicts.save();
  return { looked, found: findings.map(({ message, at }) => `${at?.line}: ${message}`) };
}

test('an object that has not changed is not checked again, and nothing is when none has', () => {
  const first = runAgain([object('a', 'bad: true'), object('b')]);
  expect(first).toEqual({ looked: ['a', 'b', 'all'], found: ['4: it is bad', '7: one too many'] });
  expect(runAgain([object('a', 'bad: true'), object('b')])).toEqual({ ...first, looked: [] });
  // Only its place has changed: the verdict holds, the position is looked up again.
  expect(runAgain([`# a comment\n${object('a', 'bad: true')}`, object('b')])).toEqual({
    looked: [],
    found: ['5: it is bad', '8: one too many'],
  });
  expect(runAgain([object('a', 'bad: true'), object('c')])).toEqual({ ...first, looked: ['c', 'all'] });
  expect(runAgain([object('c'), object('a', 'bad: true')])).toEqual({
    looked: ['all'],
    found: ['7: one too many', '10: it is bad'],
  });
});

test('a verdict is believed only from the same program, and where the rules and the Kubernetes are the same', () => {
  const isNew = (...how: [CheckContext?, typeof rules?, string?]) =>
    runAgain([object('a')], ...how).looked.length > 0;
  const older = { kubernetes: '1.34' };
  expect([isNew(), isNew()]).toEqual([true, false]);
  expect([isNew(older), isNew(older), isNew()]).toEqual([true, false, false]);
  expect([isNew({}, [bad]), isNew({}, [bad])]).toEqual([true, false]);
  expect([isNew({}, rules, 'other'), isNew({}, rules, 'other'), isNew()]).toEqual([true, false, true]);
  const file = join(folder, 'verdicts');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
  expect([isNew(), isNew()]).toEqual([true, false]);
});

test('what two clusters have in common is looked at once, wherever it stands', () => {
  const common = object('a', 'bad: true');
  runAgain([common, object('b')]);
  expect(runAgain([object('c'), common], { dnsDomain: 'other' })).toEqual({
    looked: ['c', 'all'],
    found: ['7: one too many', '10: it is bad'],
  });
});

test('a place in a text that is a value is one in its file', () => {
  const inText: ObjectRule = {
    ...bad,
    check: (_, report) => report(['data', 'text', 'below'], 'it is bad', { inside: { line: 2, column: 3 } }),
  };
  const lines = (manifests: string) =>
    runRules(inventoryOf(manifests), [inText]).findings.map(({ at }) => [at?.line, at?.column]);
  expect(lines(object('a', 'data:\n  text: |\n    one\n    two\n'))).toEqual([[7, 7]]);
  expect(lines(object('a', 'data:\n  text: |-\n\n      one\n'))).toEqual([[7, 9]]);
  // Written in another way, the key itself has to do.
  expect(lines(object('a', 'data:\n  text: "one\\ntwo"\n'))).toEqual([[5, 3]]);
});

test('what a rule has to load is loaded before, or told to be missing', async () => {
  let isLoaded = false;
  const late: InventoryRule = {
    ...several,
    prepare: () => (isLoaded ? undefined : async () => (isLoaded = true)),
  };
  const verdicts = new Verdicts(join(folder, 'verdicts'), 'program');
  expect(runRules(inventoryOf(object('a')), [late], { verdicts }).findings).toEqual([
    {
      rule: 'references/several',
      severity: 'warning',
      message: 'this was not checked',
      help: 'docs/checks.md#references-several',
    },
  ]);
  expect(isLoaded).toBe(false);
  expect((await checkInventory(inventoryOf(object('a')), [late], { verdicts })).findings).toEqual([]);
  expect(looked).toEqual(['all']);
  // The verdict is kept: nothing is loaded for what has not changed.
  isLoaded = false;
  expect((await checkInventory(inventoryOf(object('a')), [late], { verdicts })).findings).toEqual([]);
  expect(isLoaded).toBe(false);
});
