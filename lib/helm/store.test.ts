import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FactsStore } from './facts-store.ts';
import type { RenderRecord } from './render.ts';
import { RenderStore } from './store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = (letter: string) => letter.repeat(64);
const record = (more: Partial<RenderRecord> = {}): RenderRecord => ({
  key: key('a'),
  chart: { name: 'tiny', version: '0.1.0', digest: null },
  verified: false,
  source: { tree: 'sha256:1' },
  helm: 'v4.1.4',
  release: 'one',
  namespace: 'ns',
  kubernetesVersion: '1.33',
  apiVersions: [],
  values: { b: 1, a: { c: 'ü' } },
  droppedHooks: [],
  warnings: [],
  objects: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'ns' } }],
  ...more,
});
const place = { namespace: 'ns', release: 'one' };
const file = 'ns.one.aaaaaaaaaa.json';

test('a folder that is not there has no renders', () => {
  const store = new RenderStore(join(folder, 'none'));
  expect(store.read(place, key('a'))).toBeUndefined();
  expect(store.all()).toEqual([]);
  expect(store.ofRelease(place)).toEqual([]);
});

test('what was written is read, by this store and by another', () => {
  const store = new RenderStore(join(folder, 'deep/renders'));
  store.write(record());
  for (const reader of [store, new RenderStore(join(folder, 'deep/renders'))]) {
    expect(reader.read(place, key('a'))).toMatchObject(record());
    expect(reader.read(place, key('b'))).toBeUndefined();
  }
});

test('the file is sorted, indented text that ends with a line feed, the same for equal renders', () => {
  new RenderStore(folder).write(record());
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toMatch(
    /^{\n {2}"contentHash": "sha256:[0-9a-f]{64}",\n {2}"apiVersions": \[\],\n {2}"chart": {\n/,
  );
  expect(text).toMatch(
    /"values": {\n {4}"a": {\n {6}"c": "ü"\n {4}},\n {4}"b": 1\n {2}},\n {2}"verified": false,\n {2}"warnings": \[\]\n}\n$/,
  );
  new RenderStore(folder).write(record({ values: { a: { c: 'ü' }, b: 1 } }));
  expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  expect(readdirSync(folder)).toEqual([file]);
});

test.each<[string, (text: string) => string]>([
  ['edited', (text) => text.replace('"Service"', '"Secret"')],
  ['marked as verified by hand', (text) => text.replace('"verified": false', '"verified": true')],
  ['cut off', (text) => text.slice(0, -10)],
  ['emptied', () => ''],
  ['indented anew', (text) => JSON.stringify(JSON.parse(text))],
  ['given Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['given another hash', (text) => text.replace(/sha256:[0-9a-f]{64}/, `sha256:${key('0')}`)],
])('a file that was %s is never used', (_, change) => {
  new RenderStore(folder).write(record());
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  const store = new RenderStore(folder);
  for (const read of [() => store.read(place, key('a')), () => store.all(), () => store.ofRelease(place)]) {
    expect(read).toThrow(`imports/renders/${file}: this stored render was edited or damaged`);
  }
});

test('a key that begins alike is another render', () => {
  const store = new RenderStore(folder);
  store.write(record());
  expect(store.read(place, `${'a'.repeat(10)}${'b'.repeat(54)}`)).toBeUndefined();
  expect(new RenderStore(folder).read(place, `${'a'.repeat(10)}${'b'.repeat(54)}`)).toBeUndefined();
});

test('renders of one release, and of all', () => {
  const store = new RenderStore(folder);
  store.write(record());
  store.write(record({ key: key('b'), values: {} }));
  store.write(record({ key: key('c'), release: 'one-more' }));
  writeFileSync(join(folder, 'README.md'), 'not a render');
  expect(store.ofRelease(place).map((one) => one.key[0])).toEqual(['a', 'b']);
  expect(store.all().map((one) => one.file)).toEqual([
    'ns.one-more.cccccccccc.json',
    file,
    'ns.one.bbbbbbbbbb.json',
  ]);
  store.remove(file);
  expect(new RenderStore(folder).ofRelease(place).map((one) => one.key[0])).toEqual(['b']);
});

test('facts that were written are read; no facts are no error', () => {
  const facts = { chart: 'tiny', version: '0.1.0', values: { b: 'number', a: { c: 'map' } } } as const;
  new FactsStore(folder).write(facts);
  expect(new FactsStore(folder).find({ name: 'tiny', version: '0.1.0' })).toEqual(facts);
  expect(new FactsStore(folder).find({ name: 'tiny', version: '0.2.0' })).toBeUndefined();
  expect(readFileSync(join(folder, 'tiny-0.1.0.json'), 'utf8')).toMatch(
    /"values": {\n {2}"a": {\n {3}"c": "map"\n/,
  );
});

test.each<[string, () => void]>([
  ['cut off', () => writeFileSync(join(folder, 'tiny-0.1.0.json'), '{"chart": "ti')],
  ['null', () => writeFileSync(join(folder, 'tiny-0.1.0.json'), 'null')],
  [
    'without values',
    () => writeFileSync(join(folder, 'tiny-0.1.0.json'), '{"chart":"tiny","version":"0.1.0","values":null}'),
  ],
  [
    'of another chart',
    () => {
      new FactsStore(folder).write({ chart: 'other', version: '0.1.0', values: {} });
      renameSync(join(folder, 'other-0.1.0.json'), join(folder, 'tiny-0.1.0.json'));
    },
  ],
])('facts that are %s are an error', (_, make) => {
  make();
  expect(() => new FactsStore(folder).find({ name: 'tiny', version: '0.1.0' })).toThrow(
    'imports/charts/tiny-0.1.0.json: this file holds no facts about tiny 0.1.0',
  );
});

test('what is in the way of the file is an error, not a missing render', () => {
  mkdirSync(join(folder, file));
  expect(() => new RenderStore(folder).read(place, key('a'))).toThrow('EISDIR');
});
