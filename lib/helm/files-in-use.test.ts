import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { filesInUse } from './files-in-use.ts';
import { tar } from './testdata/tar.ts';

const chartYaml = (name: string, dependencies: readonly object[] = []) =>
  JSON.stringify({ name, version: '1.0.0', dependencies });
const files = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));
const paths = async (texts: ReadonlyMap<string, Uint8Array>, values = {}) => {
  const found: string[] = [];
  for await (const [path] of filesInUse(texts, values, 'main 1.0.0')) found.push(path);
  return found;
};
const withPart = (dependency: object | undefined, name = 'part') =>
  files({
    'Chart.yaml': chartYaml('main', dependency ? [dependency] : []),
    'charts/part/Chart.yaml': chartYaml(name),
    'charts/part/templates/a.yaml': '',
    'charts/particular/a': '',
  });
const listed = { name: 'part', version: '1', condition: 'part.enabled' };
const off = { part: { enabled: false } };

test.each<[string, object | undefined, object, string | undefined, boolean]>([
  ['nothing is said', listed, {}, undefined, true],
  ['the values switch it off', listed, off, undefined, false],
  [
    'a condition with more levels',
    { ...listed, condition: 'a.b.c' },
    { a: { b: { c: false } } },
    undefined,
    false,
  ],
  ['an alias that is its name', { ...listed, alias: 'part' }, off, undefined, false],
  ['the values switch it on', listed, { part: { enabled: true } }, undefined, true],
  ['the value is no boolean', listed, { part: { enabled: 'false' } }, undefined, true],
  ['the value is null', listed, { part: { enabled: null } }, undefined, true],
  ['the value is in no map', listed, { part: false }, undefined, true],
  ['the value is in a list', { ...listed, condition: 'part.0' }, { part: [false] }, undefined, true],
  ['it has no condition', { ...listed, condition: undefined }, off, undefined, true],
  ['a condition that is empty', { ...listed, condition: '' }, { '': false }, undefined, true],
  [
    'a first condition that is not in the values',
    { ...listed, condition: 'on,part.enabled' },
    off,
    undefined,
    true,
  ],
  ['a first condition that is', { ...listed, condition: 'part.enabled,on' }, off, undefined, false],
  ['tags', { ...listed, condition: undefined, tags: ['x'] }, { tags: { x: false } }, undefined, true],
  ['an alias', { ...listed, alias: 'other' }, off, undefined, true],
  ['it is not listed', undefined, off, undefined, true],
  ['its folder has the name of another', listed, off, 'other', true],
])('a subchart: %s', async (_, dependency, values, name, used) => {
  const found = await paths(withPart(dependency, name), values);
  expect(found.includes('charts/part/templates/a.yaml')).toBe(used);
  expect(found).toContain('charts/particular/a');
});

test('a chart that is listed twice is off when both are', async () => {
  const twice = files({
    ...Object.fromEntries([...withPart(undefined)].map(([path, text]) => [path, text.toString()])),
    'Chart.yaml': chartYaml('main', [listed, { ...listed, condition: 'second.enabled' }]),
  });
  const has = async (values: object) => (await paths(twice, values)).includes('charts/part/templates/a.yaml');
  expect(await has(off)).toBe(true);
  expect(await has({ ...off, second: { enabled: false } })).toBe(false);
});

test('packed subcharts come last, with what is packed in them', async () => {
  const packed = (name: string, below: readonly { path: string; text: string }[] = []) =>
    gzipSync(tar([{ path: `${name}/Chart.yaml`, text: chartYaml(name) }, ...below])).toString('latin1');
  const inner = packed('inner');
  const outer = packed('outer', [{ path: 'outer/charts/inner.tgz', text: '' }]);
  const chart = new Map([
    ['charts/inner.tgz', Buffer.from(inner, 'latin1')],
    ['Chart.yaml', Buffer.from(chartYaml('main'))],
    ['templates/some.tgz', Buffer.from('no archive')],
  ]);
  expect(await paths(chart)).toEqual(['Chart.yaml', 'templates/some.tgz', 'charts/inner.tgz/Chart.yaml']);
  await expect(
    paths(new Map([...chart, ['charts/outer.tgz', Buffer.from(outer, 'latin1')]])),
  ).rejects.toThrow('main 1.0.0/charts/outer.tgz/charts/inner.tgz');
});
