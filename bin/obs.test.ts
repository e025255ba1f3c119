import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

// The launcher as a user starts it, in a copy of the repository.
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'obs-'));
  const parts = [
    'bin',
    'cli',
    'charts',
    'lib',
    'clusters',
    'imports',
    'river',
    'main.ts',
    'helm-charts.yaml',
  ];
  for (const part of [...parts, 'package.json', 'package-lock.json'])
    cpSync(part, join(root, part), { recursive: true, verbatimSymlinks: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'dir');
});

afterAll(() => rmSync(root, { recursive: true }));

const obs = (...args: string[]) => {
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, [join(root, 'bin/obs.mjs'), ...args], {
    cwd: tmpdir(),
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
    env: { PATH, HOME },
  });
};

const bundles = () => readdirSync(join(root, '.cache/bundle')).filter((name) => name.endsWith('.cjs'));
const record = () => join(root, '.cache/synth/_all');

describe('how it is used', () => {
  test.each([
    [[], 2],
    [['help'], 0],
    [['--help'], 0],
    [['synth', '--help'], 0],
    [['charts', '--help'], 0],
  ])('obs %j shows how, and ends with %i', (args, code) => {
    const { status, stdout } = obs(...args);
    expect(status).toBe(code);
    expect(stdout).toMatch(/^Usage: obs /);
  });

  test.each([
    [['sinth'], 'there is no command "sinth"\n  did you mean "obs synth"?\n'],
    [['constructor'], 'there is no command "constructor"\n  "obs help" lists the commands\n'],
    [['synth', '--fast'], /^Unknown option '--fast'/],
    [['synth', 'podle'], 'there is no cluster "podle" in clusters/\n  did you mean "poddle"?\n'],
  ])('obs %j is wrong use', (args, message) => {
    const { status, stderr } = obs(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});

test('what a pipe does not take at once is not lost', () => {
  const folder = join(root, 'wrong');
  mkdirSync(folder);
  const wrong = (_: unknown, index: number) => `apiVersion: v1\nkind: Servce\nmetadata: {name: a${index}}\n`;
  writeFileSync(join(folder, 'all.yaml'), Array.from({ length: 3000 }, wrong).join('---\n'));
  const { status, stdout } = obs('check', folder, '--format', 'json');
  expect(status).toBe(1);
  expect(stdout.length).toBeGreaterThan(512 * 1024);
  expect(() => JSON.parse(stdout)).not.toThrow();
});

describe('a synth', () => {
  test('writes dist/, and prints lines without control characters', () => {
    const { status, stderr, stdout } = obs('synth');
    expect(status).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/everything is new: \d+ files/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stderr).not.toMatch(/[\x00-\x08\x0b-\x1f]/);
    expect(existsSync(join(root, 'dist/poddle/loki/StatefulSet.loki.yaml'))).toBe(true);
  });

  test('of the same again says so from its record', () => {
    expect(obs('synth').stderr).toMatch(/nothing changed since the last run/);
    const kept = readFileSync(record(), 'latin1');
    writeFileSync(record(), kept.replace(/"summary":".*?[^\\]"/, '"summary":"from the record"'), 'latin1');
    expect(obs('synth').stderr).toMatch(/^from the record\n\d+\.\d\d s\n$/);
  });

  test.each([
    ['an input was edited', () => append('clusters/poddle.yaml', '\n# a comment\n')],
    ['a file in dist/ was edited', () => append('dist/poddle/loki/Service.loki.yaml', '# edited\n')],
    ['a file in dist/ is gone', () => rmSync(join(root, 'dist/poddle/loki/Service.loki.yaml'))],
    ['the record is cut short', () => writeFileSync(record(), '{')],
    ['the program was edited', () => append('charts/loki.ts', '// edited\n')],
  ])('does its work when %s', (_, change) => {
    obs('synth');
    change();
    const { status, stderr } = obs('synth');
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/from the record/);
    expect(readFileSync(join(root, 'dist/poddle/loki/Service.loki.yaml'), 'utf8')).not.toMatch(/edited/);
  });

  test('sees an edit of a file that a cluster extends', () => {
    const base = join(root, 'clusters/shared/base.yaml');
    mkdirSync(join(root, 'clusters/shared'));
    writeFileSync(base, 'scrapeInterval: 45s\n');
    append('clusters/poddle.yaml', 'extends: shared/base.yaml\n');
    obs('synth');
    expect(obs('synth').stderr).toMatch(/nothing changed/);
    writeFileSync(base, 'scrapeInterval: 30s\n');
    expect(obs('synth').stderr).not.toMatch(/nothing changed/);
  });

  test('uses a bundle without the other commands, which share one, for each state of the sources', () => {
    obs('charts', 'list');
    const before = bundles();
    obs('synth');
    obs('river', '--help');
    expect(bundles()).toEqual(before);
    const commands = (part: string) => {
      const [last = ''] = before.filter((name) => name.endsWith(`.${part}.cjs`));
      return readFileSync(join(root, '.cache/bundle', last), 'latin1').match(/"cli\/\w+\.ts"/g);
    };
    expect(commands('synth')).not.toContain('"cli/river.ts"');
    expect(commands('all')).toContain('"cli/river.ts"');
  });

  test('shows a stack only when it is asked to', () => {
    append('clusters/poddle.yaml', 'x: 1\n');
    expect(obs('synth').stderr).toMatch(/^clusters\/poddle\.yaml:\d+:1: unknown key "x"/);
  });
});

function append(file: string, text: string): void {
  writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8') + text);
}
