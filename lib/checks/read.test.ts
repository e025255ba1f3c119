import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readManifests } from './read.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const object = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

/** Objects by name with the position of their name, and problems, both with files relative to the folder. */
function read(content: string | Uint8Array, path = 'a.yaml') {
  writeFileSync(join(folder, path), content);
  const { objects, unread, passedOver } = readManifests(folder, [path]);
  const place = (at: { file: string; line?: number; column?: number } | undefined) =>
    `${at?.line}:${at?.column}`;
  return {
    objects: objects.map(
      ({ object, locate }) => `${object.metadata.name} ${place(locate(['metadata', 'name']))}`,
    ),
    unread: unread.map(({ at, message, fix }) =>
      [at?.file === join(folder, path) ? place(at) : at?.file, message, fix].join(' | '),
    ),
    passedOver,
  };
}

test.each([
  ['an empty file', '', { objects: [], unread: [], passedOver: 0 }],
  ['only a comment', '# nothing\n', { objects: [], unread: [], passedOver: 0 }],
  [
    'several documents',
    `${object('a')}---\n---\n# nothing\n---\n${object('b')}`,
    { objects: ['a 4:3', 'b 12:3'], unread: [], passedOver: 2 },
  ],
  [
    'JSON',
    JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, null, '\t'),
    { objects: ['a 5:4'], unread: [], passedOver: 0 },
  ],
  ['a byte order mark', `\uFEFF${object('a')}`, { objects: ['a 4:3'], unread: [], passedOver: 0 }],
  [
    'Windows line ends',
    object('a').replaceAll('\n', '\r\n'),
    { objects: ['a 4:3'], unread: [], passedOver: 0 },
  ],
  [
    'a list of lists',
    'apiVersion: v1\nkind: List\nitems:\n- kind: ConfigMapList\n  apiVersion: v1\n  items:\n  - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {kind: x}\n',
    {
      objects: ['a 7:50'],
      unread: [
        '8:3 | this is no Kubernetes object: apiVersion is missing | add what is missing, or move the file out of this folder',
      ],
      passedOver: 0,
    },
  ],
  [
    'a broken document among others',
    `${object('a')}---\na: [\n---\n${object('b')}---\nkind: x\nkind: y\n`,
    {
      objects: ['a 4:3', 'b 11:3'],
      unread: [
        '7:1 | not valid YAML: deficient indentation | if this is a template of Helm, render it first',
        '14:1 | not valid YAML: duplicated mapping key | keep one of the two',
      ],
      passedOver: 0,
    },
  ],
  [
    'a template of Helm',
    'kind: {{ .Values.kind }}\n',
    {
      objects: [],
      unread: [
        expect.stringMatching(
          /^1:.* \| not valid YAML: .* \| if this is a template of Helm, render it first$/,
        ),
      ],
      passedOver: 0,
    },
  ],
  [
    'a tab',
    'a:\n\tb: c\n',
    { objects: [], unread: [expect.stringMatching(/^2:.*indent with spaces/)], passedOver: 0 },
  ],
  [
    'a value',
    '3',
    { objects: [], unread: ['1:1 | a single value where a Kubernetes object belongs | '], passedOver: 0 },
  ],
])('%s', (_, content, expected) => {
  expect(read(content)).toEqual(expected);
});

test('what is no text is reported', () => {
  const { objects, unread } = read(Uint8Array.from([0xff, 0xfe, 0x00, 0x80]));
  expect({ objects, unread }).toEqual({
    objects: [],
    unread: ['undefined:undefined | this file is not UTF-8 text | save it as UTF-8'],
  });
});

test('a file of 50 MB is not read, and that is said', () => {
  writeFileSync(join(folder, 'big.yaml'), '');
  truncateSync(join(folder, 'big.yaml'), 50 * 1024 * 1024);
  expect(readManifests(folder, ['big.yaml'])).toEqual({
    objects: [],
    unread: [
      {
        at: { file: join(folder, 'big.yaml') },
        message: 'this file has 50.0 MiB, and manifests of more than 16 are not read',
        fix: 'split it: the API server takes no object of more than 1.5 MiB',
      },
    ],
    passedOver: 0,
  });
});

test('a file that has gone is reported', () => {
  expect(readManifests(folder, ['gone.yaml']).unread).toEqual([
    { at: { file: join(folder, 'gone.yaml') }, message: 'this file cannot be read (ENOENT)' },
  ]);
});

test('anchors that stand for too much are reported', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
      (key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdefg'[index]}`).join(', ')}]`,
    ),
  ].join('\n');
  expect(read(`apiVersion: v1\nkind: X\nmetadata: {name: a}\n${bomb}\n`).unread).toEqual([
    expect.stringContaining('once its aliases are followed'),
  ]);
});
