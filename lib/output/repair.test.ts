import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { lockPath, newTreePath, oldTreePath } from './beside.ts';
import { exchanges } from './exchange.ts';
import { self } from './process-identity.ts';
import { repair } from './repair.ts';
import { besideOf, cleanUp, contentOf, systemError, tempDist, watchedDisk } from './testing.ts';

const loki = 'poddle/loki/ConfigMap.loki.yaml';
const made: string[] = [];
afterEach(() => {
  for (const dist of made.splice(0)) cleanUp(dist);
});
function given(content?: Record<string, string>): string {
  const dist = tempDist(content);
  made.push(dist);
  return dist;
}
function leave(path: string): void {
  mkdirSync(join(path, 'loki'), { recursive: true });
  writeFileSync(join(path, 'loki/ConfigMap.loki.yaml'), 'left');
}

test('nothing to do, with and without dist', async () => {
  expect(await repair(given())).toEqual([]);
  expect(await repair(join(given(), 'nowhere', 'dist'))).toEqual([]);
  const dist = given({ [loki]: 'l' });
  const calls: string[] = [];
  expect(await repair(dist, { disk: watchedDisk((name) => calls.push(name)) })).toEqual([]);
  expect(calls).toEqual(['readdirSync']);
});

test('names that only look similar are nobody’s leftovers', async () => {
  const dist = given({ [loki]: 'l' });
  for (const name of ['.dist', '.dist-', '.dist-news', '.dist-older', 'dist-new-1', '.distant-old'])
    leave(join(dirname(dist), name));
  const before = besideOf(dist);
  expect(await repair(dist)).toEqual([]);
  expect(besideOf(dist)).toEqual(before);
});

test('a tree that was being made is removed', async () => {
  const dist = given({ [loki]: 'l' });
  const tree = newTreePath(dist);
  leave(tree);
  expect(await repair(dist)).toEqual([`an interrupted run left ${tree}: removed, ${dist} is whole`]);
  expect(besideOf(dist)).toEqual([]);
  expect(contentOf(dist)).toEqual({ [loki]: 'l' });
});

test.each([
  ['dist', undefined, 'loki/ConfigMap.loki.yaml'],
  ['the folder of a cluster', 'poddle', loki],
  ['the folder of a namespace', 'scale/tempo', 'scale/tempo/loki/ConfigMap.loki.yaml'],
])('%s was on its way out: it comes back', async (_, cluster, file) => {
  const dist = given({ 'scale/loki/ConfigMap.loki.yaml': 's' });
  if (!cluster) renameSync(dist, `${dist}-elsewhere`);
  leave(oldTreePath(dist, cluster));
  leave(newTreePath(dist));
  const told = await repair(dist);
  expect(told).toHaveLength(2);
  expect(told.join('\n')).toMatch(
    /an interrupted run left .*dist.* missing: its content, .*-old.*, is back in its place/,
  );
  expect(contentOf(dist)).toMatchObject({ [file]: 'left' });
  expect(besideOf(dist).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('an old tree whose place is taken, or whose dist was removed, goes', async () => {
  const dist = given({ [loki]: 'l' });
  leave(oldTreePath(dist));
  leave(oldTreePath(dist, 'poddle'));
  await repair(dist);
  expect(contentOf(dist)).toEqual({ [loki]: 'l' });
  const none = given();
  leave(oldTreePath(none, 'poddle'));
  await repair(none);
  expect([existsSync(none), besideOf(none)]).toEqual([false, []]);
});

test('a run that is writing is left alone', async () => {
  const dist = given({ [loki]: 'l' });
  leave(newTreePath(dist));
  writeFileSync(lockPath(dist, self()), '');
  const before = besideOf(dist);
  expect(await repair(dist)).toEqual([]);
  expect(besideOf(dist)).toEqual(before);
});

test('a child process that outlived its run finds nothing to exchange', async () => {
  const dist = given({ [loki]: 'l' });
  const tree = newTreePath(dist);
  leave(tree);
  let removing = 0;
  const disk = watchedDisk((name, [path]) => {
    if (name === 'rmSync' && String(path).includes('-new-')) removing += existsSync(tree) ? 1 : 0;
  });
  await repair(dist, { disk });
  expect(removing).toBe(0);
  for (const exchange of exchanges()) await exchange(tree, dist);
  expect(contentOf(dist)).toEqual({ [loki]: 'l' });
});

test('a disk that does not let it is an error with the path', async () => {
  const dist = given({ [loki]: 'l' });
  const tree = newTreePath(dist);
  leave(tree);
  const disk = watchedDisk((name) => {
    if (name === 'renameSync') throw systemError('EROFS');
  });
  await expect(repair(dist, { disk })).rejects.toThrow(`${tree} is on a read-only file system`);
});
