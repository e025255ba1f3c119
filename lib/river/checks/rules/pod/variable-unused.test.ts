import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const found = (env: readonly object[], text = '', flags: readonly string[] = []) =>
  foundBy('river/variable-unused', alloy(text, { container: { env }, flags }));

const url = { name: 'URL', value: 'http://a' };
const write = 'loki.write "a" {\n  endpoint {\n    url = sys.env("URL")\n  }\n}\n';

test('it is read', async () => {
  expect(await found([url], write)).toEqual([]);
});

test('it is not read', async () => {
  expect(await found([{ name: 'URI', value: 'x' }, url], write)).toEqual([
    'warning: Deployment obs/alloy spec.template.spec.containers[0].env[0]: URI is set, and no River file reads it',
  ]);
});

test.each([
  [
    'the chart sets it',
    [
      { name: 'ALLOY_DEPLOY_MODE', value: 'helm' },
      { name: 'K8S_NODE_NAME', value: 'x' },
    ],
    '',
  ],
  [
    'Go reads it',
    [
      { name: 'GOMEMLIMIT', value: '1GiB' },
      { name: 'https_proxy', value: 'http://a' },
    ],
    '',
  ],
  [
    'another variable holds it',
    [
      { name: 'HOST', value: 'a' },
      { name: 'URL', value: 'http://$(HOST)' },
    ],
    write,
  ],
  [
    'an argument names it',
    [{ name: 'KUBE', value: 'a' }],
    'otelcol.processor.resourcedetection "a" {\n  kubernetes_node {\n    node_from_env_var = "KUBE"\n  }\n  output { }\n}\n',
  ],
  ['what is imported may read it', [url], 'logging { }\nimport.file "a" {\n  filename = "/a"\n}\n'],
])('%s', async (_, env, text) => {
  expect(await found(env, text)).toEqual([]);
});

test('a flag holds it', async () => {
  const args = ['run', '/etc/alloy/config.alloy', '--storage.path=$(DIR)'];
  const objects = alloy('', { container: { args, env: [{ name: 'DIR', value: '/data' }] } });
  expect(await foundBy('river/variable-unused', objects)).toEqual([]);
});
