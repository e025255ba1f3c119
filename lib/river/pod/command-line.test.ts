import { expect, test } from '@jest/globals';
import { alloyFlags, CommandLine } from './command-line.ts';
import { object } from './testing.ts';

const line = (...words: string[]) =>
  new CommandLine(words, { object: object('v1', 'Pod', 'a', {}), path: [] });

test('nothing is written', () => {
  expect(alloyFlags(line())).toEqual({
    config: undefined,
    format: 'alloy',
    stability: 'generally-available',
    community: false,
    clustered: false,
    joins: [],
    discoversPeers: false,
    listen: '127.0.0.1:12345',
    storage: 'data-alloy/',
  });
});

test.each<[string, string[], Partial<ReturnType<typeof alloyFlags>>]>([
  ['values behind =', ['run', '/a', '--storage.path=/b'], { config: '/a', storage: '/b' }],
  [
    'values behind a space',
    ['/bin/alloy', 'run', '--storage.path', '/b', '/a'],
    { config: '/a', storage: '/b' },
  ],
  ['a switch takes no value', ['run', '--cluster.enabled', '/a'], { config: '/a', clustered: true }],
  ['a switch is off', ['run', '--cluster.enabled=false', '/a'], { config: '/a', clustered: false }],
  [
    'the last one counts',
    ['run', '/a', '--stability.level=experimental', '--stability.level=public-preview'],
    { stability: 'public-preview' },
  ],
  ['several addresses', ['run', '/a', '--cluster.join-addresses=a,b:1'], { joins: ['a', 'b:1'] }],
  ['an empty value', ['run', '/a', '--cluster.join-addresses='], { joins: [] }],
  [
    'other means to find the others',
    ['run', '/a', '--cluster.discover-peers=provider=k8s'],
    { discoversPeers: true },
  ],
  ['a path that is missing', ['run', '--disable-reporting'], { config: undefined }],
  ['another command', ['validate', '/a'], { config: undefined }],
])('%s', (_, words, expected) => {
  expect(alloyFlags(line(...words))).toMatchObject(expected);
});
