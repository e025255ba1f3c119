import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buildStack } from '../../charts/build.ts';
import { checkStack } from '../../charts/checks.ts';
import { loadClusters } from '../../lib/cluster/load.ts';
import { StoredRenders } from '../../lib/helm/render-source.ts';
import { openWorkspace } from '../../lib/helm/workspace.ts';
import { Interrupted } from '../../lib/support/errors.ts';
import { init } from './init.ts';
import { questions } from './questions.ts';
import { openTerminal } from './terminal.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs it with somebody who gives these answers; with none there is no terminal. */
const run = async (args: string[], lines?: string[]) => {
  const asked: string[] = [];
  const told: string[] = [];
  const stdout = new PassThrough();
  const tty = <T extends object>(stream: T) => Object.assign(stream, { isTTY: lines !== undefined });
  const code = await init(args, {
    root,
    program: 'test',
    env: {},
    stdout,
    stderr: tty(new PassThrough()),
    stdin: tty(new PassThrough()),
    open: async () => ({
      ask: async (question) => {
        asked.push(question);
        const line = lines?.shift();
        if (line === undefined) throw new Interrupted('SIGINT');
        return line;
      },
      tell: (line) => told.push(line),
      close: () => asked.push('closed'),
    }),
  });
  stdout.end();
  return { code, asked, told, out: await text(stdout) };
};

const needed = ['--name', 'berlin', '--public-domain', 'example.com'];
const addresses = ['--node-addresses', '10.0.0.4,10.0.0.5', '--minio', '10.0.0.2'];
const written = () => readFileSync(join(root, 'clusters', 'berlin.yaml'), 'utf8');

describe('without a terminal', () => {
  test('what is needed and not given is told at once, and nothing is written', async () => {
    await expect(run(['--minio', '10.0.0'])).rejects.toThrow(
      '--name is missing\n  Name of the cluster\n--public-domain is missing',
    );
    await expect(run(['--minio', '10.0.0'])).rejects.toThrow('--minio.0: "10.0.0" is not allowed');
    expect(readdirSync(root)).toEqual([]);
  });

  test('defaults fill in the rest', async () => {
    expect(await run([...needed, ...addresses])).toMatchObject({
      code: 0,
      out: 'wrote clusters/berlin.yaml\nnext: npx obs synth berlin\n',
      asked: [],
    });
    expect(written()).toMatchSnapshot();
  });

  test.each<[string, string[], string]>([
    [
      'a slip in an answer',
      ['--distribution', 'k3'],
      '--distribution: "k3" is not allowed\n  did you mean "k3s"?',
    ],
    [
      'another distribution without a StorageClass',
      ['--distribution', 'kubeadm'],
      '--storage-class is missing',
    ],
    ['a name that is none', ['--name', '../x'], '--name: "../x" is not allowed'],
    ['an empty answer', ['--node-addresses', ' '], '--node-addresses: [] is not allowed'],
    ['an unknown option', ['--nmae', 'x'], "Unknown option '--nmae'"],
    ['an argument', ['berlin'], "Unexpected argument 'berlin'"],
  ])('%s', async (_, args, message) => {
    await expect(run([...needed, ...addresses, ...args])).rejects.toThrow(message);
  });

  test('a file that is there is left alone', async () => {
    await run([...needed, ...addresses]);
    const before = written();
    await expect(run([...needed, ...addresses, '--node-cpu', '8'])).rejects.toThrow(
      'clusters/berlin.yaml: this file is there already\n  choose another name',
    );
    expect(written()).toBe(before);
  });

  test('a link is left alone too', async () => {
    mkdirSync(join(root, 'clusters'));
    symlinkSync('nowhere', join(root, 'clusters', 'berlin.yaml'));
    await expect(run([...needed, ...addresses])).rejects.toThrow('this file is there already');
    expect(readdirSync(root)).toEqual(['clusters']);
  });
});

describe('at a terminal', () => {
  test('it asks for what is not given, and again for what is wrong', async () => {
    const answers = ['Berlin', 'berlin', '', '', 'example.com', '', '', '', '', '10.0.0.2', 'le'];
    const { asked, told } = await run(['--node-addresses', '10.0.0.4'], answers);
    expect(asked.at(0)).toBe('Name of the cluster: ');
    expect(asked.at(1)).toBe('Name of the cluster: ');
    expect(asked.at(2)).toBe('What runs Kubernetes: k3s, kubeadm or other [k3s]: ');
    expect(asked.at(-1)).toBe('closed');
    expect(asked).toHaveLength(12);
    expect(told).toEqual([expect.stringContaining('--name: "Berlin" is not allowed')]);
    expect(written()).toContain('hostAddresses: [10.0.0.4/32, 10.42.0.0/32]');
    expect(written()).toContain('certResolver: le');
  });

  test('an option that is wrong is told and asked for', async () => {
    const { told } = await run(
      [...needed, ...addresses, '--node-memory', 'much'],
      ['', '', '', '4Gi', '', '', ''],
    );
    expect(told).toEqual([expect.stringContaining('--node-memory: "much" is not allowed')]);
    expect(written()).toContain('memory: 4Gi');
  });

  test('who stops it gets no file', async () => {
    await expect(run(needed, [''])).rejects.toThrow(Interrupted);
    expect(readdirSync(root)).toEqual([]);
  });

  test('answers that are pasted are all taken', async () => {
    const input = new PassThrough();
    const terminal = await openTerminal(input, new PassThrough());
    input.end('one\ntwo\n');
    expect(await terminal.ask('a? ')).toBe('one');
    expect(await terminal.ask('b? ')).toBe('two');
    await expect(terminal.ask('c? ')).rejects.toThrow('no more answers');
    terminal.close();
  });

  test('the end of the input ends the questions', async () => {
    const input = new PassThrough();
    const terminal = await openTerminal(input, new PassThrough());
    const first = terminal.ask('a? ');
    input.write('one\n');
    expect(await first).toBe('one');
    const second = terminal.ask('b? ');
    input.end();
    await expect(second).rejects.toThrow('no more answers; nothing was written');
    terminal.close();
  });
});

test('the help names every option', async () => {
  const { out, code } = await run(['--help']);
  expect(code).toBe(0);
  for (const { flag } of questions) expect(out).toContain(`--${flag} `);
});

test('what it writes synthesizes from the stored renders and passes the checks', async () => {
  for (const input of ['imports', 'river', 'helm-charts.yaml']) {
    cpSync(input, join(root, input), { recursive: true });
  }
  await run([...needed, ...addresses, '--cert-resolver', 'le']);
  const [loaded] = loadClusters(root);
  if (!loaded) throw new Error('no cluster');
  const stack = buildStack(root, loaded, new StoredRenders(openWorkspace(root)));
  const { findings } = await checkStack(stack, { root });
  expect(findings).toEqual([]);
});
