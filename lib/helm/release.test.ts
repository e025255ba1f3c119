import { expect, test } from '@jest/globals';
import { App, Chart, Testing } from 'cdk8s';
import type { KubeObject } from '../support/kubernetes.ts';
import { HelmRelease } from './release.ts';
import type { Render } from './render.ts';
import { request } from './testdata/workspace.ts';

const object = (kind: string, name: string, metadata = {}, spec = {}): KubeObject => ({
  apiVersion: kind === 'ClusterRole' ? 'rbac.authorization.k8s.io/v1' : 'v1',
  kind,
  metadata: { name, ...metadata },
  spec,
});
const objects = [
  object('ClusterRole', 'tiny'),
  object('ConfigMap', 'system:foo', { namespace: 'ns' }),
  object(
    'Service',
    'tiny',
    { namespace: 'ns', labels: { app: 'tiny' } },
    { ports: [{ port: 80 }], clusterIP: '' },
  ),
  object('Service', 'twice', { namespace: 'ns' }),
  object('Service', 'twice', { namespace: 'other' }),
];
const render = (more: Partial<Render> = {}): Render => ({
  key: 'k',
  planned: false,
  chart: { name: 'tiny', version: '0.1.0', digest: null },
  verified: false,
  objects,
  droppedHooks: [],
  warnings: [],
  ...more,
});

function release(more: Partial<Render> = {}, chart: Chart = Testing.chart()) {
  const asked: unknown[] = [];
  const renders = {
    get: (one: unknown) => {
      asked.push(one);
      return render(more);
    },
  };
  return { chart, asked, release: new HelmRelease(chart, 'tiny', { ...request({ a: 1 }), renders }) };
}

test('every object of the render is one of the chart, as it is', () => {
  const made = release();
  expect(made.asked).toEqual([request({ a: 1 })]);
  expect(made.chart.toJson()).toEqual(objects);
  expect(made.release.objects).toEqual(objects);
  expect(made.release.render.verified).toBe(false);
});

test('ids are the same in each synth and say what they are', () => {
  expect(release().release.node.children.map(({ node }) => node.id)).toEqual([
    'ClusterRole tiny rbac.authorization.k8s.io',
    'ConfigMap system:foo ns',
    'Service tiny ns',
    'Service twice ns',
    'Service twice other',
  ]);
});

test('a namespace of the cdk8s chart is not set on cluster-scoped objects', () => {
  const chart = new Chart(new App(), 'x', { namespace: 'leaks' });
  release({}, chart);
  const [role, config] = chart.toJson();
  expect(role.metadata).toEqual({ name: 'tiny' });
  expect(config.metadata.namespace).toBe('ns');
});

test('an object is looked up by kind and name', () => {
  const { release: one } = release();
  expect(one.object('Service', 'tiny').spec).toEqual({ ports: [{ port: 80 }], clusterIP: '' });
  expect(() => one.object('Service', 'tyni')).toThrow(
    'release ns/one (chart tiny 0.1.0) has no Service tyni\n  it has: ClusterRole tiny, ConfigMap ns/system:foo, Service ns/tiny',
  );
  expect(() => one.object('Service', 'twice')).toThrow(
    'more than one Service twice\n  say in which namespace: ns or other',
  );
});

test('an omitted object is gone, and must have been there', () => {
  const { chart, release: one } = release();
  one
    .omit({ kind: 'Service', name: 'twice', namespace: 'other' })
    .omit({ kind: 'ClusterRole', name: 'tiny' });
  expect(chart.toJson()).toEqual([objects[1], objects[2], objects[3]]);
  expect(one.objects).toHaveLength(3);
  expect(() => one.omit({ kind: 'ClusterRole', name: 'tiny' })).toThrow('has no ClusterRole tiny');
});

test('a patch changes what is written and looked up, and not the render', () => {
  const { chart, release: one } = release();
  one.patch<{ spec: { ports: unknown[] } }>(
    { kind: 'Service', name: 'tiny' },
    'a port is missing',
    ({ spec }) => {
      spec.ports.push({ port: 81 });
    },
  );
  const expected = object(
    'Service',
    'tiny',
    { namespace: 'ns', labels: { app: 'tiny' } },
    { ports: [{ port: 80 }, { port: 81 }], clusterIP: '' },
  );
  expect(one.object('Service', 'tiny')).toEqual(expected);
  expect(chart.toJson()).toContainEqual(expected);
  expect(chart.toJson()).toHaveLength(objects.length);
  expect(objects[2]?.spec).toEqual({ ports: [{ port: 80 }], clusterIP: '' });
});

test('a patch that changes nothing, or whose object is gone, is an error that gives its reason', () => {
  const { release: one } = release();
  const target = { kind: 'Service', name: 'tiny' };
  expect(() => one.patch(target, 'no port, until 0.2.0', () => {})).toThrow(
    'release ns/one (chart tiny 0.1.0): the patch "no port, until 0.2.0" changes nothing in Service ns/tiny\n  the chart was fixed upstream: remove the patch',
  );
  expect(() => one.patch({ ...target, name: 'gone' }, 'no port', () => {})).toThrow(
    'has no Service gone, which the patch "no port" is for',
  );
});

test('of a planned render nothing is known, and nothing is checked', () => {
  const { chart, release: one } = release({ planned: true, objects: [] });
  one.omit({ kind: 'Service', name: 'x' }).patch({ kind: 'Service', name: 'x' }, 'reason', () => {});
  expect(one.planned).toBe(true);
  expect(one.object('Service', 'x').metadata).toEqual({ name: 'x', namespace: 'ns' });
  expect(chart.toJson()).toEqual([]);
});
