import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import { readArchive } from './archive.ts';
import { readChartYaml, treeDigest } from './chart-files.ts';
import { readFolder } from './folder.ts';
import { type TarEntry, tar } from './testdata/tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'obs-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chart: TarEntry = { path: 'tiny/Chart.yaml', text: 'name: tiny\nversion: 0.1.0\n' };

test('the files of an archive, by their path in the chart', async () => {
  const files = await readArchive(
    gzipSync(
      tar([{ path: 'tiny/', type: 'Directory' }, chart, { path: 'tiny/templates/a.yaml', text: 'a' }]),
    ),
    'x',
  );
  expect([...files.keys()]).toEqual(['Chart.yaml', 'templates/a.yaml']);
  expect(Buffer.from(files.get('templates/a.yaml') ?? '').toString()).toBe('a');
  expect(readChartYaml(files, 'x')).toEqual({ name: 'tiny', version: '0.1.0', dependencies: [] });
});

const complete = gzipSync(tar([chart, { path: 'tiny/values.yaml', text: 'x'.repeat(5000) }]));
const flipped = Buffer.from(complete);
flipped[complete.length >> 1] = (flipped[complete.length >> 1] ?? 0) ^ 0xff;

test.each<[string, Buffer, string]>([
  ['nothing', Buffer.alloc(0), 'x is not compressed with gzip'],
  ['text', Buffer.from('<html>404</html>'), 'x is not compressed with gzip'],
  ['a plain tar', tar([chart]), 'x is not compressed with gzip'],
  ['a cut off gzip', complete.subarray(0, complete.length - 20), 'x is damaged or cut off'],
  ['a flipped bit', flipped, 'x is damaged or cut off'],
  [
    'a cut off tar',
    gzipSync(tar([chart, { path: 'tiny/b', text: 'x'.repeat(2000) }]).subarray(0, 1600)),
    'x is damaged or cut off',
  ],
  ['no tar inside', gzipSync(Buffer.from('hello '.repeat(1000))), 'x is damaged or cut off'],
  ['gzip twice', gzipSync(complete), 'x is compressed twice'],
  [
    'zeros after the end',
    gzipSync(Buffer.concat([tar([{ path: '../x' }]), Buffer.alloc(1024 * 1024)])),
    'leads outside',
  ],
  ['an empty tar', gzipSync(Buffer.alloc(1024)), 'x is '],
  [
    'an absolute path',
    gzipSync(tar([chart, { path: '/etc/cron.d/x', text: 'a' }])),
    'x has an absolute path: "/etc/cron.d/x"',
  ],
  [
    'a path outside',
    gzipSync(tar([chart, { path: 'tiny/../../x', text: 'a' }])),
    'x has a path that leads outside it',
  ],
  ['a backslash', gzipSync(tar([chart, { path: 'tiny/a\\b', text: 'a' }])), 'x has a path with a backslash'],
  [
    'a symbolic link',
    gzipSync(tar([chart, { path: 'tiny/values.yaml', type: 'SymbolicLink' }])),
    'x has a link: tiny/values.yaml',
  ],
  [
    'a hard link',
    gzipSync(tar([chart, { path: 'tiny/values.yaml', type: 'Link' }])),
    'x has a link: tiny/values.yaml',
  ],
  [
    'a device',
    gzipSync(tar([chart, { path: 'tiny/null', type: 'CharacterDevice' }])),
    'x has a device: tiny/null',
  ],
  [
    'two folders',
    gzipSync(tar([chart, { path: 'other/a', text: 'a' }])),
    'x has more than one folder: tiny/ and other/a',
  ],
  [
    'a file beside the folder',
    gzipSync(tar([{ path: 'Chart.yaml', text: 'a' }])),
    'x has more than one folder',
  ],
  ['one path twice', gzipSync(tar([chart, chart])), 'x has tiny/Chart.yaml twice'],
  ['a bomb', gzipSync(Buffer.alloc(65 * 1024 * 1024)), 'x is larger than 64 MiB once unpacked'],
])('%s is refused', async (_, bytes, message) => {
  await expect(readArchive(bytes, 'x')).rejects.toThrow(message);
});

test('the digest of a tree is the one that sha256sum gives', () => {
  const files = new Map([
    ['b', Buffer.from('2')],
    ['a/c', Buffer.from('1')],
  ]);
  // printf '%s  %s\n' "$(printf 1 | sha256sum | cut -d' ' -f1)" a/c "$(printf 2 | sha256sum | cut -d' ' -f1)" b | sha256sum
  expect(treeDigest(files)).toBe('sha256:1611be2fb85a7252d10365b756eb80672d6e3c595d0dde461acb9342fc3fbd0c');
  expect(treeDigest(new Map([...files].reverse()))).toBe(treeDigest(files));
  expect(treeDigest(new Map([...files, ['d', Buffer.from('')]]))).not.toBe(treeDigest(files));
});

test('a folder is read like an archive; links in it are refused', () => {
  mkdirSync(join(folder, 'templates'));
  writeFileSync(join(folder, 'Chart.yaml'), 'name: tiny\n');
  writeFileSync(join(folder, 'templates/a.yaml'), 'a');
  const files = readFolder(folder);
  expect([...files.keys()].sort()).toEqual(['Chart.yaml', 'templates/a.yaml']);
  expect(() => readChartYaml(files, folder)).toThrow(
    'is no Helm chart: its Chart.yaml has no name or version',
  );
  symlinkSync('/etc/passwd', join(folder, 'templates/b.yaml'));
  expect(() => readFolder(folder)).toThrow(`${folder} has a link: templates/b.yaml`);
});

test.each<[string, Record<string, string>, string]>([
  ['no Chart.yaml', {}, 'x is no Helm chart: it has no Chart.yaml'],
  ['an empty one', { 'Chart.yaml': '' }, 'its Chart.yaml has no name or version'],
  ['a list', { 'Chart.yaml': '- a' }, 'x/Chart.yaml: expected a map'],
  ['a tab', { 'Chart.yaml': 'a:\n\tb: 1' }, 'x/Chart.yaml:2:1: not valid YAML'],
])('%s is no chart', (_, texts, message) => {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));
  expect(() => readChartYaml(files, 'x')).toThrow(message);
});

test('an old chart lists its dependencies in requirements.yaml', () => {
  const files = new Map([
    ['Chart.yaml', Buffer.from('apiVersion: v1\nname: old\nversion: 1.0.0\n')],
    ['requirements.yaml', Buffer.from('dependencies:\n- name: sub\n  alias: other\n')],
  ]);
  expect(readChartYaml(files, 'x').dependencies).toEqual([{ name: 'sub', alias: 'other' }]);
});
