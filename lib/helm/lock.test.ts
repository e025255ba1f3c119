import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findChart, parseLock, readLock } from './lock.ts';
import { withDigest } from './lock-edit.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const text = `# Every upstream chart.
charts:
  - name: loki # logs
    repository: https://charts.example.com/a
    version: 18.11.0
    digest: null # not known yet
  - name: alloy
    repository: https://charts.example.com/b
    version: 1.11.1
    digest: ${digest('b')}
    hooks:
      - object: Job/cleanup
        action: drop
        reason: only Helm runs it
    undocumented:
      - path: alloy.secret\\.key
        reason: read by the template, commented out in values.yaml
  - { name: alloy, repository: https://charts.example.com/b, version: 1.4.0, digest: null }
`;

test.each<[string, string, string[]]>([
  ['an empty file', '', ['x.yaml: expected a map with charts']],
  ['a list', '- a\n', ['x.yaml:1:1: expected a map with charts']],
  ['no charts', 'charts:\n', ['x.yaml:1:1: charts must be a list']],
  [
    'an empty entry',
    'charts:\n  - {}\n',
    [
      'x.yaml:2:5: name is missing',
      'x.yaml:2:5: version is missing',
      'x.yaml:2:5: repository is missing',
      'x.yaml:2:5: digest is missing',
    ],
  ],
  [
    'an unknown key',
    text.replace('version: 18', 'verison: 18'),
    ['x.yaml:5:5: unknown key "verison"\n  did you mean "version"?', 'x.yaml:3:5: version is missing'],
  ],
  ['a range of versions', text.replace('18.11.0', '^18'), ['x.yaml:5:5: version cannot be "^18"']],
  [
    'a name with a path',
    text.replace('name: loki', 'name: ../loki'),
    ['x.yaml:3:5: name cannot be "../loki"'],
  ],
  [
    'plain http',
    text.replace('https://charts.example.com/a', 'http://a.example.com'),
    ['x.yaml:4:5: repository is no https:// address'],
  ],
  [
    'an OCI repository',
    text.replace('https://charts.example.com/a', 'oci://a.example.com/x'),
    ['x.yaml:4:5: OCI repositories are not supported'],
  ],
  [
    'credentials in an address',
    text.replace('https://charts', 'https://me:secret@charts'),
    ['repository is no https:// address without credentials'],
  ],
  ['half a digest', text.replace(digest('b'), 'sha256:abc'), ['x.yaml:10:5: digest cannot be "sha256:abc"']],
  [
    'a hook without a reason',
    text.replace('reason: only Helm runs it', 'reason: ""'),
    ['x.yaml:14:9: reason cannot be ""'],
  ],
  [
    'a hook that is run',
    text.replace('action: drop', 'action: run'),
    ['x.yaml:13:9: action cannot be "run"'],
  ],
  [
    'one chart twice',
    text.replace('version: 1.4.0', 'version: 1.11.1'),
    ['x.yaml:18:5: alloy 1.11.1 is listed twice'],
  ],
])('%s is refused', (_, broken, messages) => {
  expect(() => parseLock(broken, 'x.yaml')).toThrow();
  try {
    parseLock(broken, 'x.yaml');
  } catch (error) {
    for (const message of messages) expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain('me:secret');
  }
});

test.each<[string, string | Uint8Array, string]>([
  ['a tab', 'charts:\n\t- name: a\n', 'helm-charts.yaml:2:1: not valid YAML'],
  ['a key twice', 'charts: []\ncharts: []\n', 'helm-charts.yaml:2:1: not valid YAML: duplicated mapping key'],
  ['anchors that explode', bomb(), 'helm-charts.yaml: this document stands for more than 1000000 values'],
  ['what is not UTF-8', Buffer.from([0x61, 0xff, 0xfe]), 'helm-charts.yaml: this file is not UTF-8 text'],
])('%s is refused', (_, content, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'obs-lock-'));
  writeFileSync(join(folder, 'x'), content);
  expect(() => readLock(join(folder, 'x'))).toThrow(message);
  rmSync(folder, { recursive: true });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const members = Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*a${level - 1}`));
    return `a${level}: &a${level} [${members.join(', ')}]\n`;
  });
  return `${levels.join('')}charts: []\n`;
}

test('a missing file is an error that names it', () => {
  expect(() => readLock('/nonexistent/helm-charts.yaml')).toThrow('helm-charts.yaml cannot be read');
});

test('a bare name is the first version in the file, name@version another', () => {
  const lock = parseLock(text, 'x.yaml');
  expect(findChart(lock, 'alloy').version).toBe('1.11.1');
  expect(findChart(lock, 'alloy@1.4.0').digest).toBeNull();
  expect(() => findChart(lock, 'lokki')).toThrow('x.yaml has no chart "lokki"\n  did you mean "loki"?');
  expect(() => findChart(lock, 'alloy@2.0.0')).toThrow('versions there: 1.11.1, 1.4.0');
});

test('recording a digest keeps every other byte', () => {
  const first = withDigest(text, 'x.yaml', { name: 'loki', version: '18.11.0' }, digest('a'));
  expect(first).toBe(text.replace('null # not', `${digest('a')} # not`));
  const flow = withDigest(text, 'x.yaml', { name: 'alloy', version: '1.4.0' }, digest('c'));
  expect(flow).toBe(text.replace('digest: null }', `digest: ${digest('c')} }`));
  const replaced = withDigest(text, 'x.yaml', { name: 'alloy', version: '1.11.1' }, digest('c'));
  expect(replaced).toBe(text.replace(digest('b'), digest('c')));
});

test('recording the digest of a chart that is not there is an error', () => {
  expect(() => withDigest(text, 'x.yaml', { name: 'loki', version: '1.0.0' }, digest('a'))).toThrow(
    'the digest of loki 1.0.0 could not be recorded',
  );
});
