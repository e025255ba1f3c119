import { expect, test } from '@jest/globals';
import type { KubeObject } from './kubernetes.ts';
import { noting } from './noted.ts';
import { at, type PlainObject } from './plain.ts';
import { isText, isValue, isWord, outline, seal, told } from './seal.ts';

const deployment = (pod: unknown, more: object = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'it', annotations: { own: 'a' } },
  spec: { replicas: 1, template: pod, ...more },
});
const pod = (value: unknown, annotations: unknown = { sum: '1' }) => ({
  metadata: { labels: { app: 'it' }, annotations },
  spec: { containers: [{ name: 'one', env: [{ name: 'A' }, { name: 'B', value }] }] },
});
const sealed = (object: KubeObject) => seal(object, 'apps/Deployment', 'it');
const noted = (look: () => unknown) => [...noting(look).notes.all];
const variable = ['spec', 'template', 'spec', 'containers', 0, 'env', 1];

test.each([
  ['a deployment', deployment(pod('x'))],
  ['no template', deployment(undefined)],
  ['a template that is a text', deployment('x')],
  ['nothing in it', deployment({})],
  ['no spec', deployment({ spec: null, metadata: null })],
  [
    'containers that are none',
    deployment({ spec: { containers: 'x', initContainers: [null, 'x', { env: {} }] } }),
  ],
  [
    'variables that are none',
    deployment({ spec: { containers: [{ env: [null, 'x', [], {}, { value: null }] }] } }),
  ],
  ['a null prototype', deployment(JSON.parse('{"__proto__": {"a": 1}, "spec": {"__proto__": null}}'))],
])('%s is the same for all who look', (_, object) => {
  const { object: same } = sealed(object);
  expect(same).toEqual(object);
  expect(JSON.stringify(same)).toBe(JSON.stringify(object));
  expect(JSON.stringify({ ...same })).toBe(JSON.stringify(object));
});

test('a look at values of variables and annotations of the pod is noted, another is not', () => {
  const { object, values } = sealed(deployment(pod('x')));
  const [value, annotation] = ['sealed it containers 0 1 value', 'sealed it annotations sum'];
  expect([...values]).toEqual([
    [annotation, '1'],
    [value, 'x'],
  ]);
  expect(noted(() => at(object, ...variable, 'value'))).toEqual([value]);
  expect(noted(() => at(object, ...variable, 'name'))).toEqual([]);
  expect(noted(() => ({ ...(at(object, ...variable) as object) }))).toEqual([value]);
  expect(noted(() => at(object, 'spec', 'template', 'metadata', 'annotations', 'sum'))).toEqual([annotation]);
  expect(
    noted(() => Object.keys(at(object, 'spec', 'template', 'metadata', 'annotations') as object)),
  ).toEqual([]);
  expect(noted(() => object.metadata.annotations)).toEqual([]);
  expect(noted(() => JSON.stringify(object))).toEqual([annotation, value]);
});

test('data of a ConfigMap are sealed, each by itself', () => {
  const map: KubeObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'it' },
    data: { a: 'x', b: 'y' },
  };
  const { object } = seal(map, '/ConfigMap', 'it');
  expect(object).toEqual(map);
  expect(noted(() => at(object, 'data', 'a'))).toEqual(['sealed it data a']);
  expect(noted(() => Object.keys(object.data as object))).toEqual([]);
  expect(outline(object)).toBe(outline(seal({ ...map, data: { a: '', b: '' } }, '/ConfigMap', 'it').object));
  expect(outline(object)).not.toBe(outline(seal({ ...map, data: { a: 'x' } }, '/ConfigMap', 'it').object));
});

test('a pod by itself is its own template', () => {
  const bare: KubeObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'it', annotations: { a: 'b' } },
  };
  expect(noted(() => seal(bare, '/Pod', 'it').object.metadata.annotations?.a)).toEqual([
    'sealed it annotations a',
  ]);
});

test('the outline is the same as long as nothing but sealed values differ', () => {
  const of = (object: KubeObject) => outline(sealed(object).object);
  const one = of(deployment(pod('x')));
  expect(noted(() => of(deployment(pod('x'))))).toEqual([]);
  expect(of(deployment(pod('y', { sum: '2' })))).toBe(one);
  expect(of(deployment(pod('x', { sum: '1', more: '' })))).not.toBe(one);
  expect(of(deployment(pod(0)))).toBe(one);
  expect(of(deployment(pod(undefined)))).toBe(one);
  const { env } = pod('x').spec.containers[0] ?? { env: [] };
  expect(of(deployment(pod('x'), { replicas: 2 }))).not.toBe(one);
  const without = { ...pod('x'), spec: { containers: [{ name: 'one', env: [env[0], { name: 'B' }] }] } };
  expect(of(deployment(without))).not.toBe(one);
  expect(of(deployment({ ...pod('x'), metadata: { labels: { app: 'it' } } }))).not.toBe(one);
});

test.each([
  ['', true],
  ['poddle-2_a', true],
  ['a.b', false],
  ['$(A)', false],
  ['a b', false],
  ['a:1', false],
  ['a\n', false],
  [1, false],
  [undefined, false],
])('whether %j is a word can be known without knowing which', (value, answer) => {
  const { object, values } = sealed(deployment(pod(value)));
  const look = () => isWord(at(object, ...variable) as PlainObject, 'value');
  expect(look()).toBe(answer);
  expect(noted(look)).toEqual(['word? sealed it']);
  expect(told(values, 'word? sealed it')).toEqual([true, answer]);
  expect(told(values, 'sealed it containers 0 1 value')).toBe(value);
  expect(told(values, 'sealed other containers 0 1 value')).toBeUndefined();
});

test.each([
  ['', true],
  ['a b', true],
  [1, false],
  [null, false],
])('whether %j is a text can be known without knowing which', (value, answer) => {
  const { object, values } = sealed(deployment(pod(value)));
  const look = () => isText(at(object, ...variable) as PlainObject, 'value');
  expect(look()).toBe(answer);
  expect(noted(look)).toEqual(['text? sealed it']);
  expect(told(values, 'text? sealed it')).toEqual([true, answer]);
});

test('a value is another thing than a question about it', () => {
  const keys = ['sealed it data a', 'word? sealed it', 'text? sealed it', 'kind /ConfigMap'];
  expect(keys.map(isValue)).toEqual([true, false, false, false]);
});
