import { expect, test } from '@jest/globals';
import { ObsError } from '../support/errors.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { planFiles } from './plan.ts';

const service = (name: string) => ({
  object: { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'loki' } },
  folder: 'loki',
  origin: `release ${name}`,
});

test('nothing is nothing', () => {
  expect(planFiles({ cluster: 'poddle', objects: [] })).toEqual([]);
});

test('a file for each object and each carried file, sorted by path', () => {
  const bytes = Buffer.from([0xff, 0x00, 0x0d]);
  const carried = [{ path: 'poddle/loki/Secret.a.yaml', bytes, origin: 'secrets/a.yaml' }];
  const files = planFiles({ cluster: 'poddle', objects: [service('b'), service('a')], carried });
  expect(files.map(({ path }) => path)).toEqual([
    'poddle/loki/Secret.a.yaml',
    'poddle/loki/Service.a.yaml',
    'poddle/loki/Service.b.yaml',
  ]);
  expect(files[0]?.bytes).toBe(bytes);
  expect(Buffer.from(files[1]?.bytes ?? []).toString()).toBe(
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  namespace: loki\n',
  );
});

test('every mistake is told at once', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's', namespace: 'loki' },
    data: { a: 'x' },
  };
  const objects = [
    service('a'),
    service('a'),
    { object: secret, folder: 'loki', origin: 'B' },
    { object: {} as KubeObject, folder: 'loki', origin: 'C' },
  ];
  const carried = [
    { path: 'poddle/loki/Secret.a.yaml', bytes: Buffer.from('# +argocd:skip-file-rendering'), origin: 'D' },
  ];
  let failure: unknown;
  try {
    planFiles({ cluster: 'poddle', objects, carried });
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(ObsError);
  expect((failure as ObsError).problems.map(({ message }) => message)).toEqual([
    'Service loki/a is made twice: by release a and by release a',
    expect.stringContaining('Secret loki/s (B) is a Secret with values in it'),
    'C makes something that is no Kubernetes object',
    expect.stringContaining('D holds the text'),
  ]);
});

test('a bug is no mistake of the input', () => {
  const cache = {
    get: () => {
      throw new TypeError('bug');
    },
    save: () => {},
  };
  expect(() => planFiles({ cluster: 'poddle', objects: [service('a')], cache })).toThrow(TypeError);
});
