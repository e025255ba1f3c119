import { expect, test } from '@jest/globals';
import { secretReaders } from './readers.ts';

const object = (kind: string, spec: object) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'it', namespace: 'app' },
  spec,
});

test.each([
  ['nothing', {}],
  ['a field of that name that is none', { secret: { optional: true }, secretName: 3, secretRef: null }],
])('%s names no Secret', (_, spec) => {
  expect(secretReaders([object('Pod', spec)]).size).toBe(0);
});

test.each([
  ['an environment variable', { env: [{ valueFrom: { secretKeyRef: { name: 'x', key: 'k' } } }] }],
  ['a whole environment', { envFrom: [{ secretRef: { name: 'x' } }] }],
  ['a volume', { volumes: [{ secret: { secretName: 'x' } }] }],
  ['a projected volume', { projected: { sources: [{ secret: { name: 'x' } }] } }],
  ['TLS of a route', { tls: { secretName: 'x' } }],
  ['a Middleware', { basicAuth: { secret: 'x', removeHeader: true } }],
])('%s', (_, spec) => {
  expect([...secretReaders([object('Pod', spec), object('Deployment', spec)])]).toEqual([
    ['app/x', ['Deployment it', 'Pod it']],
  ]);
});
