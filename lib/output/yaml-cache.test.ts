import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ObsError } from '../support/errors.ts';
import { sharedTexts, yamlCache } from './yaml-cache.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-output-'));
  file = join(folder, '.cache', 'yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One run: asks for the texts of keys, and returns those that had to be made. */
function run(keys: readonly string[], version = '1', save = true, shared = sharedTexts()): string[] {
  const made: string[] = [];
  const cache = yamlCache(file, version, shared);
  for (const key of keys) {
    const make = () => {
      made.push(key);
      return Buffer.from(`text of ${key} ✓\n`);
    };
    const text = cache.get({}, () => key, make);
    expect(Buffer.from(text).toString()).toBe(`text of ${key} ✓\n`);
  }
  if (save) cache.save();
  return made;
}

test('a run without texts reads and writes nothing', () => {
  const cache = yamlCache(file, '1');
  cache.save();
  expect(existsSync(file)).toBe(false);
});

test('a text is made once, in one run and in the next', () => {
  expect(run(['a', 'b', 'a', ''])).toEqual(['a', 'b', '']);
  const { ino } = statSync(file);
  expect(run(['b', '', 'a'])).toEqual([]);
  expect(statSync(file).ino).toBe(ino);
  expect(run(['a', 'c'])).toEqual(['c']);
});

test('a text that another cluster of the run has is not made again, and is in the store of each', () => {
  const shared = sharedTexts();
  const first = file;
  expect(run(['a', 'b'], '1', true, shared)).toEqual(['a', 'b']);
  file = `${first}.second`;
  expect(run(['a', 'b'], '1', true, shared)).toEqual([]);
  expect(readFileSync(file).equals(readFileSync(first))).toBe(true);
  expect(run(['c', 'a'], '1', true, shared)).toEqual(['c']);
  expect(run(['a', 'b', 'c'])).toEqual([]);
});

test('of an object that has its text, nothing is asked again', () => {
  const cache = yamlCache(file, '1');
  const object = {};
  const text = cache.get(
    object,
    () => 'a',
    () => Buffer.from('text'),
  );
  const never = () => {
    throw new Error('asked again');
  };
  expect(cache.get(object, never, never)).toBe(text);
});

test('the same texts give the same file, whatever the order', () => {
  run(['a', 'b']);
  const first = readFileSync(file);
  rmSync(file);
  run(['b', 'a']);
  expect(readFileSync(file).equals(first)).toBe(true);
});

test('nothing of another version is believed', () => {
  run(['a'], '1');
  expect(run(['a'], '2')).toEqual(['a']);
  expect(run(['a'], '1')).toEqual(['a']);
});

test('a text that was not used in the last writing runs is dropped', () => {
  run(['kept', 'old']);
  for (const key of ['1', '2', '3', '4']) run(['kept', key]);
  expect(run(['old'])).toEqual([]);
  for (const key of ['5', '6', '7', '8', '9']) run(['kept', key]);
  expect(run(['old', 'kept'])).toEqual(['old']);
});

test('a file with any byte changed, cut anywhere, or of another kind counts as none, and is written anew', () => {
  run(['a', 'b']);
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at++) {
    const bad = Buffer.from(whole);
    bad[at] = (bad[at] ?? 0) ^ 1;
    writeFileSync(file, bad);
    expect(run(['a'], '1', false)).toEqual(['a']);
    if (at % 8 > 0) continue;
    writeFileSync(file, whole.subarray(0, at));
    expect(run(['b'], '1', false)).toEqual(['b']);
  }
  writeFileSync(file, '{}');
  expect(run(['a'])).toEqual(['a']);
  expect(run(['a'])).toEqual([]);
});

test('a store that cannot be written is an error with its path, after the texts were made', () => {
  mkdirSync(file, { recursive: true });
  expect(() => run(['a'])).toThrow(ObsError);
  expect(() => run(['a'])).toThrow(file);
});
