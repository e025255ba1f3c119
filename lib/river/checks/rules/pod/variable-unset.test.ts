import { expect, test } from '@jest/globals';
import { checkAlloyWorkloads } from '../../../pod/check.ts';
import { alloy, foundBy, object } from '../../../pod/testing.ts';

const text = (expression: string) => `loki.write "a" {
  endpoint {
    url = ${expression}
  }
}
`;
const found = (expression: string, container: object = {}, more: ReturnType<typeof alloy> = []) =>
  foundBy('river/variable-unset', [...alloy(text(expression), { container: { ...container } }), ...more]);

test.each<[string, string, object]>([
  ['nothing is read', '"http://a"', {}],
  ['it is set', 'sys.env("URL")', { env: [{ name: 'URL', value: 'http://a' }] }],
  ['it is set to nothing', 'sys.env("URL")', { env: [{ name: 'URL', value: '' }] }],
  [
    'it comes from a field',
    'sys.env("URL")',
    { env: [{ name: 'URL', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] },
  ],
  ['something else is there for it', 'coalesce(sys.env("URL"), "http://a")', {}],
  ['Kubernetes sets it', '"http://" + sys.env("LOKI_SERVICE_HOST") + sys.env("HOSTNAME")', {}],
  [
    'a Secret of which nothing is known may set it',
    'sys.env("URL")',
    { envFrom: [{ secretRef: { name: 'x' } }] },
  ],
  [
    'a ConfigMap that is not there may set it',
    'sys.env("URL")',
    { envFrom: [{ configMapRef: { name: 'x' } }] },
  ],
])('%s', async (_, expression, container) => {
  expect(await found(expression, container)).toEqual([]);
});

const at = 'ConfigMap/obs/alloy-config/config.alloy:3';

test.each<[string, string, string]>([
  [
    'it is not set',
    'sys.env("URL")',
    `${at}:11: error: URL is not set in Deployment alloy, so this is an empty text`,
  ],
  [
    'by its old name',
    'env("URL")',
    `${at}:11: error: URL is not set in Deployment alloy, so this is an empty text`,
  ],
  [
    'as a part',
    '"http://" + sys.env("URL")',
    `${at}:23: error: URL is not set in Deployment alloy, so this is an empty text`,
  ],
  [
    'nothing is there for it',
    'coalesce("", sys.env("URL"))',
    `${at}:24: error: URL is not set in Deployment alloy, so this is an empty text`,
  ],
])('%s', async (_, expression, expected) => {
  expect(await found(expression)).toEqual([expected]);
});

test('a whole ConfigMap sets what it holds', async () => {
  const container = { envFrom: [{ configMapRef: { name: 'urls' }, prefix: 'LOKI_' }] };
  const urls = [object('v1', 'ConfigMap', 'urls', { data: { URL: 'http://a' } })];
  expect(await found('sys.env("LOKI_URL")', container, urls)).toEqual([]);
  expect(await found('sys.env("URL")', container, urls)).toHaveLength(1);
});

test('a variable that nobody reads is what was meant', async () => {
  const env = [
    { name: 'URLS', value: 'http://a' },
    { name: 'LOKI_PUSH_URL', value: 'http://a' },
  ];
  const fixes = async (expression: string) =>
    (await checkAlloyWorkloads(alloy(text(expression), { container: { env } })))
      .filter(({ rule }) => rule === 'river/variable-unset')
      .map(({ fix }) => fix);
  expect(await fixes('sys.env("LOKI_PUSH_URI")')).toEqual(['did you mean "LOKI_PUSH_URL"?']);
  expect(await fixes('sys.env("LOKI_PUSH_URI") + sys.env("LOKI_PUSH_URL")')).toEqual([
    'set it in the env of the container',
  ]);
});
