import { expect, test } from '@jest/globals';
import type { KubeObject } from '../../support/kubernetes.ts';
import { findAlloy } from './find.ts';
import { Objects } from './objects.ts';
import { alloy, foundBy, object, type WorkloadOptions } from './testing.ts';

const texts = (objects: KubeObject[]) =>
  findAlloy(new Objects(objects)).flatMap(({ configuration }) => configuration.files.map(({ text }) => text));

const map = object('v1', 'ConfigMap', 'c', { data: { 'a.alloy': 'A', 'b.alloy': 'B', notes: 'N' } });
const mounted = (volume: object, mount: object, path = '/c/a.alloy'): WorkloadOptions => ({
  container: { args: ['run', path], volumeMounts: [{ name: 'c', mountPath: '/c', ...mount }] },
  pod: { volumes: [{ name: 'c', ...volume }] },
});
const whole = { configMap: { name: 'c' } };

test.each<[string, WorkloadOptions, string[]]>([
  ['one file', mounted(whole, {}), ['A']],
  ['every *.alloy of a folder', mounted(whole, {}, '/c'), ['A', 'B']],
  ['a folder with a slash', mounted(whole, {}, '/c/'), ['A', 'B']],
  [
    'a file under another name',
    mounted({ configMap: { name: 'c', items: [{ key: 'notes', path: 'x/y' }] } }, {}, '/c/x/y'),
    ['N'],
  ],
  [
    'a file that is mounted by itself',
    mounted(whole, { mountPath: '/etc/b', subPath: 'b.alloy' }, '/etc/b'),
    ['B'],
  ],
  ['a projected volume', mounted({ projected: { sources: [{ configMap: { name: 'c' } }] } }, {}), ['A']],
  [
    'the inner one of two mounts',
    mounted(whole, { mountPath: '/etc/alloy/more' }, '/etc/alloy/more/a.alloy'),
    ['A'],
  ],
])('%s', (_, options, expected) => {
  expect(texts([...alloy('', options), map])).toEqual(expected);
});

test('the image’s own command is taken where the pod has none', () => {
  expect(texts(alloy('own', { container: { args: undefined } }))).toEqual(['own']);
});

test.each<[string, WorkloadOptions, string]>([
  [
    'no file is named',
    { container: { args: ['run'] } },
    'error: Deployment obs/alloy spec.template.spec.containers[0].args: Alloy is not told which file to load, and ends at once',
  ],
  [
    'the file is not mounted',
    mounted(whole, {}, '/d/a.alloy'),
    'error: Deployment obs/alloy spec.template.spec.containers[0].args: /d/a.alloy is not mounted',
  ],
  [
    'the file is not in the ConfigMap',
    mounted(whole, {}, '/c/A.alloys'),
    'error: Deployment obs/alloy spec.template.spec.containers[0].args: there is no A.alloys in what is mounted at /c',
  ],
  [
    'the ConfigMap is not there',
    mounted({ configMap: { name: 'x' } }, {}),
    'warning: Deployment obs/alloy spec.template.spec.containers[0].volumeMounts[1]: what is in /c/a.alloy is not among these objects, so it is not checked',
  ],
  [
    'it is a folder of the node',
    mounted({ hostPath: { path: '/c' } }, {}),
    'warning: Deployment obs/alloy spec.template.spec.containers[0].volumeMounts[1]: what is in /c/a.alloy is not among these objects, so it is not checked',
  ],
  [
    'another format',
    { container: { args: ['run', '/etc/alloy/config.alloy', '--config.format=otelcol'] } },
    'warning: Deployment obs/alloy spec.template.spec.containers[0].args: a configuration in format "otelcol" is not checked',
  ],
])('%s', async (_, options, expected) => {
  expect(await foundBy('river/configuration', [...alloy('', options), map])).toEqual([expected]);
});

test('a Secret is not looked into', async () => {
  const secret = object('v1', 'Secret', 's', { stringData: { 'a.alloy': 'A' } });
  const options = mounted({ secret: { secretName: 's' } }, {});
  expect(await foundBy('river/configuration', [...alloy('', options), secret])).toEqual([
    expect.stringContaining('/c/a.alloy comes from a Secret, so it is not checked'),
  ]);
});
