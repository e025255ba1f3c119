import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ObsError } from '../lib/support/errors.ts';
import { river } from './river.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-river-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const fine = 'logging {\n\tlevel = "info"\n}\n';
const ugly = 'logging {\nlevel="info"\n}\n';
const broken = 'logging {\n';
const wrong = 'loging { }\n';
const odd = 'loki.process "x" {\n\tforward_to = []\n}\n';

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function run(args: readonly string[], stdin = '') {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const start = { root: '.', program: '', sources: '', inputs: '', env: {} };
  const code = await river(args, { ...start, ...streams, stdin: Readable.from([Buffer.from(stdin)]) });
  const text = (stream: PassThrough) =>
    (stream.read() as Buffer | null)?.toString().replaceAll(`${folder}/`, '') ?? '';
  return { code, out: text(streams.stdout), err: text(streams.stderr) };
}

const failure = async (args: readonly string[]) => {
  const error = await run(args).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ObsError);
  const { message, exitCode } = error as ObsError;
  return { message: message.replaceAll(`${folder}/`, ''), exitCode };
};

test('help', async () => {
  for (const args of [['--help'], ['check', '-h'], ['help']]) {
    const { code, out } = await run(args);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: obs river check FILE/);
  }
});

test.each([
  [[], 'obs river needs a command'],
  [['constructor'], 'there is no command "obs river constructor"'],
  [['chec'], 'there is no command "obs river chec"\n  did you mean "check"?'],
  [['check'], 'no file is named'],
  [['check', '--nothing', 'x'], "Unknown option '--nothing'"],
  [['check', '--stability', 'ga', 'x'], 'there is no stability level "ga"'],
  [['check', '--format', 'sarif', 'x'], 'there is no format "sarif"\n  allowed: text, json, github'],
  [['check', '/nowhere.alloy'], '/nowhere.alloy: this file is not there'],
  [['check', 'lib'], 'lib: this is a folder\n  name the files in it: lib/*.alloy'],
  [['fmt'], 'no file is named'],
  [['graph'], 'no file is named'],
])('wrong use: %j', async (args, message) => {
  const error = await failure(args);
  expect(error.message).toContain(message);
  expect(error.exitCode).toBe(2);
});

test('text that is not UTF-8 is refused', async () => {
  writeFileSync(join(folder, 'x.alloy'), Buffer.from([0xff, 0xfe]));
  expect((await failure(['check', join(folder, 'x.alloy')])).message).toContain(
    'x.alloy: this file is not UTF-8 text',
  );
});

test('check: what is right is counted', async () => {
  expect(await run(['check', file('a.alloy', fine), file('b.alloy', fine)])).toEqual({
    code: 0,
    out: '',
    err: '2 files checked, 0 errors, 0 warnings\n',
  });
});

test('check: an error with its lines', async () => {
  expect(await run(['check', file('a.alloy', wrong)])).toEqual({
    code: 1,
    out: [
      'a.alloy:1:1: error river/unknown-component: there is no component "loging"',
      '  write logging',
      '  docs/checks.md#river-unknown-component',
      '  1 | loging { }',
      '    | ^',
      '',
      '',
    ].join('\n'),
    err: '1 file checked, 1 error, 0 warnings\n',
  });
});

test('check: a syntax error is a finding, too', async () => {
  const { code, out } = await run(['check', file('a.alloy', broken)]);
  expect(code).toBe(1);
  expect(out).toMatch(/^a\.alloy:\d:\d+: error river\/syntax: /);
});

test('check: warnings count with --strict', async () => {
  const name = file('a.alloy', odd);
  expect(await run(['check', name])).toMatchObject({ code: 0, err: '1 file checked, 0 errors, 1 warning\n' });
  expect(await run(['check', '--strict', name])).toMatchObject({ code: 1 });
});

test('check: for programs and for pull requests', async () => {
  const name = file('a.alloy', wrong);
  const { out } = await run(['check', '--format', 'json', name]);
  expect(JSON.parse(out)).toMatchObject([
    { rule: 'river/unknown-component', at: { file: 'a.alloy', line: 1 } },
  ]);
  expect((await run(['check', '--format', 'github', name])).out).toMatch(
    /^::error file=a\.alloy,line=1,col=1,/,
  );
});

test('check: files are apart, unless they are one configuration', async () => {
  const sender = file('a.alloy', 'loki.source.api "x" {\n\tforward_to = [loki.echo.y.receiver]\n}\n');
  const sink = file('b.alloy', 'loki.echo "y" { }\n');
  const options = ['--stability', 'experimental'];
  expect((await run(['check', ...options, sender, sink])).err).toBe('2 files checked, 1 error, 1 warning\n');
  expect((await run(['check', ...options, '--together', sender, sink])).code).toBe(0);
});

test('check: what Alloy is started with', async () => {
  const experimental = file(
    'a.alloy',
    'livedebugging { }\nforeach "x" {\n\tcollection = [1]\n\tvar = "a"\n\ttemplate { }\n}\n',
  );
  const community = file('b.alloy', 'otelcol.exporter.splunkhec "x" { }\n');
  expect((await run(['check', experimental])).code).toBe(1);
  expect((await run(['check', '--stability', 'experimental', experimental])).out).toBe('');
  const rules = async (...args: string[]) =>
    (await run(['check', ...args, community])).out.match(/river\/stability/g);
  expect(await rules()).not.toBeNull();
  expect(await rules('--community')).toBeNull();
});

test('fmt: writes what is not formatted, and nothing else', async () => {
  const names = [file('a.alloy', ugly), file('b.alloy', fine)];
  expect(await run(['fmt', ...names])).toEqual({ code: 0, out: '', err: '' });
  expect(names.map((name) => readFileSync(name, 'utf8'))).toEqual([fine, fine]);
  expect(readdirSync(folder)).toEqual(['a.alloy', 'b.alloy']);
});

test('fmt: a link stays a link', async () => {
  mkdirSync(join(folder, 'real'));
  const real = file('real/a.alloy', ugly);
  symlinkSync(real, join(folder, 'link.alloy'));
  await run(['fmt', join(folder, 'link.alloy')]);
  expect(readFileSync(real, 'utf8')).toBe(fine);
});

test('fmt --check: lists and writes nothing', async () => {
  const names = [file('a.alloy', ugly), file('b.alloy', fine)];
  expect(await run(['fmt', '--check', ...names])).toEqual({ code: 1, out: 'a.alloy\n', err: '' });
  expect(readFileSync(names[0] ?? '', 'utf8')).toBe(ugly);
  expect(await run(['fmt', '--check', names[1] ?? ''])).toEqual({ code: 0, out: '', err: '' });
});

test('fmt: syntax errors leave every file as it is', async () => {
  const names = [file('a.alloy', ugly), file('b.alloy', broken)];
  const { message, exitCode } = await failure(['fmt', ...names]);
  expect(message).toMatch(/^b\.alloy:\d+:\d+: /);
  expect(exitCode).toBe(2);
  expect(names.map((name) => readFileSync(name, 'utf8'))).toEqual([ugly, broken]);
});

test('fmt -: from stdin to stdout', async () => {
  expect(await run(['fmt', '-'], ugly)).toEqual({ code: 0, out: fine, err: '' });
  expect(await run(['fmt', '-'], fine)).toEqual({ code: 0, out: fine, err: '' });
  expect(await run(['fmt', '--check', '-'], ugly)).toEqual({ code: 1, out: '<stdin>\n', err: '' });
});

test('graph: several files are one pipeline', async () => {
  const sender = file('a.alloy', 'loki.source.api "x" {\n\tforward_to = [loki.echo.y.receiver]\n}\n');
  const { code, out } = await run(['graph', sender, file('b.alloy', 'loki.echo "y" { }\n')]);
  expect(code).toBe(0);
  expect(out).toMatch(/^flowchart LR\n/);
  expect(out).toContain('loki_source_api_x -->|logs| loki_echo_y');
  expect((await failure(['graph', file('c.alloy', broken)])).exitCode).toBe(2);
});
