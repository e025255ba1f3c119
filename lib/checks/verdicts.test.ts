import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Verdicts } from './verdicts.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-verdicts-'));
  file = join(folder, 'verdicts');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (program = 'one') => new Verdicts(file, program);
const find = (verdicts: Verdicts, seen = 'seen') => verdicts.find('who', (_, keys) => `${keys()} ${seen}`);
const keep = (found: unknown, keys = 'a', seen = 'seen') => {
  const verdicts = open();
  verdicts.keep('who', [keys], () => `${keys} ${seen}`, found);
  verdicts.save();
};

test('nothing is known at first, and no file is made for it', () => {
  const verdicts = open();
  expect(find(verdicts)).toBeUndefined();
  verdicts.save();
  expect(existsSync(file)).toBe(false);
});

test('what was kept is found by what was seen, in this run and the next of the same program', () => {
  const verdicts = open();
  verdicts.keep('who', ['a'], (_, keys) => `${keys()} seen`, []);
  expect([find(verdicts), find(verdicts, 'other')]).toEqual([[], undefined]);
  expect(find(open())).toBeUndefined();
  verdicts.save();
  expect([find(open()), find(open(), 'other'), find(open('two'))]).toEqual([[], undefined, undefined]);
  expect(open().find('other', () => 'a seen')).toBeUndefined();
});

test('several things can have been looked at, and several be seen there', () => {
  keep(1);
  keep(2, 'b', 'other');
  keep(3, 'a', 'third');
  expect([find(open()), find(open(), 'other'), find(open(), 'third')]).toEqual([1, 2, 3]);
});

test('a file that has grown is begun again with what is in use', () => {
  keep('x'.repeat(400_000));
  keep(2, 'b', 'other');
  expect([find(open()), find(open(), 'other')]).toEqual([undefined, 2]);
});

test('a run that finds nothing new leaves the file alone', () => {
  keep(1);
  const before = `${readFileSync(file, 'utf8')} `;
  writeFileSync(file, before);
  const verdicts = open();
  expect(find(verdicts)).toBe(1);
  verdicts.save();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test.each(['', 'one', 'one\n', 'one\n{', 'one\nnull', 'one\n[]', '{}'])(
  'half a file (%j) is none',
  (text) => {
    writeFileSync(file, text);
    expect(find(open())).toBeUndefined();
    keep(1);
    expect(find(open())).toBe(1);
  },
);
