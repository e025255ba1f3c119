import { expect, test } from '@jest/globals';
import { App, Chart, type ChartProps, JsonPatch } from 'cdk8s';
import { PlainObject } from './plain-object.ts';

const manifest = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'n' },
  data: { k: 'v' },
};
const make = (props: ChartProps = {}) => new PlainObject(new Chart(new App(), 'c', props), 'a', manifest);

test('untouched, its manifest is the JSON that it was given', () => {
  expect(make().toJson()).toBe(manifest);
});

test('a label that is added later is there', () => {
  const object = make();
  object.metadata.addLabel('team', 'x');
  expect(object.toJson()).toEqual({ ...manifest, metadata: { ...manifest.metadata, labels: { team: 'x' } } });
});

test('a patch is applied', () => {
  const object = make();
  object.addJsonPatch(JsonPatch.replace('/data/k', 'w'));
  expect(object.toJson()).toMatchObject({ data: { k: 'w' } });
});

test('the defaults of its chart hold', () => {
  expect(make({ labels: { team: 'x' } }).toJson()).toMatchObject({ metadata: { labels: { team: 'x' } } });
});
