import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseCluster } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import type { SecretFile } from '../lib/secrets/files.ts';
import { sealedValue, sopsValue } from '../lib/secrets/testing.ts';
import { formatFinding } from '../lib/support/finding.ts';
import { at } from '../lib/support/plain.ts';
import { dumpYaml } from '../lib/support/yaml.ts';
import { riverReader } from './build.ts';
import { checkStack } from './checks.ts';
import { Stack } from './stack.ts';

const poddle = readFileSync('clusters/poddle.yaml', 'utf8');
const renders = new StoredRenders(openWorkspace('.'));
const repository = 'repository: "https://github.com/poddle/observability.git"';
const argocd = `gitops: { tool: argocd, ${repository}, endpointSlices: true }`;
const flux = `gitops: { tool: flux, ${repository} }`;

const build = (more: string, secretFiles: readonly SecretFile[] = []) =>
  new Stack(parseCluster(`${poddle}\n${more}\n`, 'clusters/poddle.yaml'), {
    renders,
    riverFile: riverReader('.'),
    secretFiles,
  });

const expected = build('').secrets.all;

const fileOf = (object: object, index: number): SecretFile => ({
  file: `secrets/poddle/${index}.yaml`,
  bytes: Buffer.from(dumpYaml(object)),
});

const valuesOf = (keys: readonly string[], value: string) =>
  Object.fromEntries(keys.map((key) => [key, value]));

const sealed = expected.map(({ namespace, name, keys }, index) =>
  fileOf(
    {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name, namespace },
      spec: { encryptedData: valuesOf(keys, sealedValue) },
    },
    index,
  ),
);

const encrypted = expected.map(({ namespace, name, keys }, index) =>
  fileOf(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      data: valuesOf(keys, sopsValue),
      sops: { mac: sopsValue, age: [{ recipient: 'age1somebody', enc: 'text' }] },
    },
    index,
  ),
);

const find = (stack: Stack, kind: string, name: string) =>
  stack.objects.find(({ object }) => object.kind === kind && object.metadata.name === name)?.object;

test.each([
  ['external-secrets', `secrets: { external-secrets: { name: vault } }\n${flux}`, []],
  ['external-secrets with Argo CD', `secrets: { external-secrets: { name: vault } }\n${argocd}`, []],
  ['sealed-secrets', `secrets: sealed-secrets\n${argocd}`, sealed],
  ['sops', `secrets: sops\n${flux}`, encrypted],
])('%s: what is made passes every check', async (_, more, files) => {
  const { findings } = await checkStack(build(more, files), { root: '.' });
  expect(findings.map(formatFinding)).toEqual([]);
});

test('an ExternalSecret for each Secret that is read, with its keys', () => {
  const stack = build(
    'secrets: { external-secrets: { name: vault, kind: SecretStore, key: "x/{namespace}/{name}" } }',
  );
  const made = stack.objects.filter(({ object }) => object.kind === 'ExternalSecret');
  expect(
    made.map(({ folder, object: { metadata, spec } }) => ({
      namespace: folder,
      name: metadata.name,
      keys: (at(spec, 'data') as { secretKey: string }[]).map(({ secretKey }) => secretKey),
    })),
  ).toEqual(expected.map(({ namespace, name, keys }) => ({ namespace, name, keys })));
  expect(made.find(({ folder }) => folder === 'grafana')?.object.spec).toMatchInlineSnapshot(`
{
  "data": [
    {
      "remoteRef": {
        "key": "x/grafana/grafana-credentials",
        "property": "admin-user",
      },
      "secretKey": "admin-user",
    },
    {
      "remoteRef": {
        "key": "x/grafana/grafana-credentials",
        "property": "admin-password",
      },
      "secretKey": "admin-password",
    },
  ],
  "refreshInterval": "1h",
  "secretStoreRef": {
    "kind": "SecretStore",
    "name": "vault",
  },
  "target": {
    "name": "grafana-credentials",
  },
}
`);
});

test('a certificate is made as a Secret of its type', () => {
  const text = 'secrets: { external-secrets: { name: vault } }';
  const file = poddle.replace('certResolver: letsencrypt', 'secretName: web-tls');
  const stack = new Stack(parseCluster(`${file}\n${text}\n`, 'clusters/poddle.yaml'), {
    renders,
    riverFile: riverReader('.'),
  });
  expect(at(find(stack, 'ExternalSecret', 'web-tls')?.spec, 'target')).toEqual({
    name: 'web-tls',
    template: { type: 'kubernetes.io/tls' },
  });
});

test('what the tools must know of each way', () => {
  const project = find(build(`secrets: sealed-secrets\n${argocd}`, sealed), 'AppProject', 'observability');
  expect(at(project?.spec, 'namespaceResourceWhitelist')).toContainEqual({
    group: 'bitnami.com',
    kind: 'SealedSecret',
  });
  const withSeals = build(`secrets: sealed-secrets\n${flux}`, sealed);
  const kustomization = (stack: Stack, name: string) => find(stack, 'Kustomization', name)?.spec;
  expect(at(kustomization(withSeals, 'observability-loki'), 'healthCheckExprs', 0, 'kind')).toBe(
    'SealedSecret',
  );
  expect(at(kustomization(withSeals, 'observability-kube-system'), 'healthCheckExprs')).toBeUndefined();
  const withSops = build(`secrets: sops\n${flux}`, encrypted);
  expect(at(kustomization(withSops, 'observability-loki'), 'decryption')).toEqual({
    provider: 'sops',
    secretRef: { name: 'sops-age' },
  });
  expect(at(kustomization(withSops, 'observability'), 'decryption')).toBeUndefined();
});

test('Flux itself needs its key and its credentials, made by hand', () => {
  const own = (more: string) =>
    build(more)
      .secrets.all.filter(({ byHand }) => byHand)
      .map(({ namespace, name, keys }) => [namespace, name, ...keys]);
  expect(own('')).toEqual([]);
  expect(own('secrets: sops')).toEqual([]);
  expect(own(`secrets: sops\n${flux}`)).toEqual([['flux-system', 'sops-age', 'age.agekey']]);
  const credentials = (url: string) => own(`gitops: { tool: flux, repository: "${url}", credentials: key }`);
  expect(credentials('ssh://git@example.com/x.git')).toEqual([
    ['flux-system', 'key', 'identity', 'known_hosts'],
  ]);
  expect(credentials('https://example.com/x.git')).toEqual([['flux-system', 'key', 'username', 'password']]);
  expect(credentials('oci://example.com/x')).toEqual([['flux-system', 'key', '.dockerconfigjson']]);
});
