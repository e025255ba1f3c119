import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sha256 } from '../support/json.ts';
import { cacheArchive, cachedChart, cacheFolder } from './chart-cache.ts';
import { treeDigest } from './chart-files.ts';
import type { LockedChart } from './lock.ts';
import { tar } from './testdata/tar.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'obs-cache-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const archive = gzipSync(tar([{ path: 'tiny/Chart.yaml', text: 'name: tiny\n' }]));
const digest = `sha256:${sha256(archive)}`;
const chart = (locked: string | null): LockedChart => ({
  name: 'tiny',
  version: '0.1.0',
  repository: 'https://charts.example.com',
  digest: locked,
  hooks: [],
  undocumented: [],
});
const files = new Map([
  ['Chart.yaml', Buffer.from('name: tiny\n')],
  ['templates/deep/a.yaml', Buffer.from('a')],
]);

test('what was never put there is not there', () => {
  expect(cachedChart(join(cache, 'none'), chart(digest))).toBeUndefined();
});

test.each<[string, boolean, string | null, boolean]>([
  ['pulled', true, digest, true],
  ['imported', false, digest, false],
  ['pulled, but the lock does not know its digest', true, null, false],
])('an archive that was %s', async (_, pulled, locked, expected) => {
  cacheArchive(cache, chart(locked), archive, pulled);
  const found = cachedChart(cache, chart(locked));
  expect(found).toMatchObject({
    source: { archive: digest },
    locked: expected,
    path: join(cache, 'tiny-0.1.0/chart.tgz'),
  });
  expect([...((await found?.files()) ?? new Map()).keys()]).toEqual(['Chart.yaml']);
});

test('an archive that is not the locked one is refused', () => {
  cacheArchive(cache, chart(null), archive, true);
  expect(() => cachedChart(cache, chart(`sha256:${'0'.repeat(64)}`))).toThrow(
    `the archive of tiny 0.1.0 in the cache has the digest ${digest}, and must have sha256:000`,
  );
});

test('an archive that was changed in the cache is refused, locked or not', () => {
  cacheArchive(cache, chart(null), archive, true);
  writeFileSync(join(cache, 'tiny-0.1.0/chart.tgz'), Buffer.concat([archive, Buffer.from('x')]));
  for (const locked of [null, digest]) {
    expect(() => cachedChart(cache, chart(locked))).toThrow('is not what was put there');
  }
});

test('a folder is known by its tree, and is never the locked archive', async () => {
  cacheFolder(cache, chart(digest), files);
  const found = cachedChart(cache, chart(digest));
  expect(found).toMatchObject({ source: { tree: treeDigest(files) }, locked: false });
  expect(treeDigest((await found?.files()) ?? new Map())).toBe(treeDigest(files));

  writeFileSync(join(cache, 'tiny-0.1.0/chart/templates/deep/b.yaml'), 'added');
  expect(() => cachedChart(cache, chart(digest))).toThrow('is not what was put there');
});

test('the newer takes the place of the older, and nothing is left beside them', () => {
  cacheFolder(cache, chart(null), files);
  cacheArchive(cache, chart(null), archive, true);
  expect(cachedChart(cache, chart(null))?.source).toEqual({ archive: digest });
  expect(readdirSync(cache)).toEqual(['tiny-0.1.0']);
});

test.each(['{"arch', 'null', '{}', ''])(
  'a source.json of %j is an error that says what to remove',
  (text) => {
    cacheArchive(cache, chart(null), archive, true);
    writeFileSync(join(cache, 'tiny-0.1.0/source.json'), text);
    expect(() => cachedChart(cache, chart(null))).toThrow(
      /source.json does not say what.*\n {2}remove .*tiny-0.1.0, and/,
    );
  },
);

test('a chart that is gone from its place is an error', () => {
  cacheArchive(cache, chart(null), archive, true);
  rmSync(join(cache, 'tiny-0.1.0/chart.tgz'));
  expect(() => cachedChart(cache, chart(null))).toThrow('is not what was put there');
  cacheFolder(cache, chart(null), files);
  rmSync(join(cache, 'tiny-0.1.0/chart'), { recursive: true });
  expect(() => cachedChart(cache, chart(null))).toThrow('is not what was put there');
});
