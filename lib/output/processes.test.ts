import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { run } from '../support/process.ts';
import { contentOf } from './testing.ts';

/**
 * What real processes do with a real disk: a program that writes two trees in turn, told how often. In a mount
 * namespace of its own it may mount what it likes before. What it leaves after an error goes to its standard output.
 */
const source = `
  import { dirname } from 'node:path';
  import { readdirSync } from 'node:fs';
  import { run } from '../support/process.ts';
  import { repair, replaceTree } from './index.ts';
  import { contentOf } from './testing.ts';
  const [dist, rounds, ...mount] = process.argv.slice(2);
  if (mount.length > 0) await run('mount', mount, { env: { PATH: process.env.PATH } });
  const file = (path, text) => ({ path, bytes: Buffer.from(text) });
  const tree = (text) => [
    ...Array.from({ length: 60 }, (_, index) => file('a/x/ConfigMap.n' + index + '.yaml', index % 2 ? text : 'same')),
    file('b/x/ConfigMap.' + text.toLowerCase() + '.yaml', text.repeat(200_000)),
  ];
  try {
    await repair(dist);
    for (let round = 0; round < Number(rounds); round++) {
      await replaceTree({ dist, files: tree(round % 2 ? 'B' : 'A'), clusters: 'all' });
    }
  } catch (error) {
    console.error(error.message);
    console.log(JSON.stringify({ content: contentOf(dist), beside: readdirSync(dirname(dist)) }));
    process.exitCode = error.exitCode ?? 1;
  }
`;
const env = { PATH: process.env.PATH ?? '' };
const folder = mkdtempSync(join(tmpdir(), 'obs-output-'));
const program = join(folder, 'writer.mjs');
const work = join(folder, 'work');
const dist = join(work, 'dist');
const old = { 'a/x/ConfigMap.old.yaml': 'old' };
const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];

const succeeds = (command: string, args: readonly string[]) =>
  run(command, args, { env }).then(
    ({ code }) => code === 0,
    () => false,
  );
const isRoot = process.getuid?.() === 0;
const canMount = await succeeds('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', folder]);
chmodSync(folder, 0o755);
const canDenyAccess = isRoot
  ? await succeeds('setpriv', [...nobody, process.execPath, '-e', 'fs.readdirSync(process.argv[1])', folder])
  : process.getuid !== undefined;
const testMounted = canMount ? test : test.skip;
const testDenied = canDenyAccess ? test : test.skip;

beforeAll(async () => {
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(dist, 'a/x'), { recursive: true });
  writeFileSync(join(dist, 'a/x/ConfigMap.old.yaml'), 'old');
});
const write = (rounds: number) => [program, dist, String(rounds)];

/** Which of the trees this is; fails when it is none of them, or not whole. */
function whichTree(content = contentOf(dist)): string {
  if (JSON.stringify(content) === JSON.stringify(old)) return 'old';
  const text = content?.['a/x/ConfigMap.n1.yaml'] ?? '';
  expect(Object.keys(content ?? {})).toHaveLength(61);
  expect(content?.[`b/x/ConfigMap.${text.toLowerCase()}.yaml`]).toBe(text.repeat(200_000));
  expect(new Set(Object.values(content ?? {}))).toEqual(new Set(['same', text, text.repeat(200_000)]));
  return text;
}

test('a run that is killed leaves a whole tree, and the next one nothing beside it', async () => {
  let killed = 0;
  for (let round = 0; round < 8; round++) {
    const timeout = 40 + Math.random() * 120;
    await run(process.execPath, write(1000), { env, timeout }).catch(() => killed++);
    // Where two renames are all there is, `dist` may be missing until the repair.
    if (existsSync(dist)) whichTree();
    expect((await run(process.execPath, write(0), { env })).stderr).toBe('');
    whichTree();
    expect(readdirSync(work)).toEqual(['dist']);
  }
  expect(killed).toBe(8);
}, 60_000);

test('two runs at once wait for each other', async () => {
  const results = await Promise.all([5, 6].map((rounds) => run(process.execPath, write(rounds), { env })));
  for (const result of results) expect(result).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(['A', 'B']).toContain(whichTree());
  expect(readdirSync(work)).toEqual(['dist']);
}, 60_000);

describe('a disk that does not let it', () => {
  const mounted = (rounds: number, ...mount: string[]) =>
    run('unshare', ['-rm', process.execPath, ...write(rounds), ...mount], { env });

  testMounted('a disk with room for one tree, not for the next', async () => {
    const { code, stdout, stderr } = await mounted(2, '-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', work);
    expect(stderr).toMatch(/^the disk is full: .*dist.* could not be written\n.*; .*dist is as it was\n$/);
    const { content, beside } = JSON.parse(stdout);
    expect([code, whichTree(content), beside]).toEqual([3, 'A', ['dist']]);
  });

  testMounted('a read-only file system', async () => {
    const { code, stderr } = await mounted(1, '-o', 'bind,ro', work, work);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`${work} is on a read-only file system`)]);
    expect(whichTree()).toBe('old');
  });

  testMounted('dist is a mount point', async () => {
    const { code, stderr } = await mounted(1, '--bind', dist, dist);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/dist (?:is a mount point|cannot be renamed)/)]);
    expect([whichTree(), readdirSync(work)]).toEqual(['old', ['dist']]);
  });

  testDenied('a folder of somebody else', async () => {
    if (isRoot) chownSync(dist, 65534, 65534);
    else chmodSync(work, 0o555);
    const [command, ...args] = [...(isRoot ? ['setpriv', ...nobody] : []), process.execPath];
    const { code, stderr } = await run(command ?? '', [...args, ...write(1)], { env });
    chmodSync(work, 0o755);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^no permission to write .*work\n/)]);
    expect(whichTree()).toBe('old');
  });
});
