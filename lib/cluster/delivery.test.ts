import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseCluster } from './load.ts';

const poddle = readFileSync('clusters/poddle.yaml', 'utf8');
const parse = (more: string) => parseCluster(`${poddle}\n${more}\n`, 'clusters/poddle.yaml');
const git = 'repository: "https://github.com/poddle/observability.git"';

describe('what a file leaves out', () => {
  test.each([
    ['', undefined],
    [`gitops: { tool: flux, ${git} }`, { revision: 'main', path: 'dist', namespace: 'flux-system' }],
    [
      `gitops: { tool: argocd, ${git}, endpointSlices: true }`,
      { revision: 'main', path: 'dist', namespace: 'argocd', endpointSlices: true },
    ],
    [
      'gitops: { tool: flux, repository: "oci://ghcr.io/poddle/observability" }',
      { revision: 'latest', path: '.', namespace: 'flux-system' },
    ],
    [
      `gitops: { tool: flux, ${git}, revision: refs/tags/v1.2.0, path: ., namespace: flux, credentials: key }`,
      { revision: 'refs/tags/v1.2.0', path: '.', namespace: 'flux', credentials: 'key' },
    ],
  ])('%s', (text, expected) => {
    const { gitops } = parse(text);
    if (expected) expect(gitops).toMatchObject(expected);
    else expect(gitops).toBeUndefined();
  });

  test.each([
    ['', { from: 'manual' }],
    ['secrets: manual', { from: 'manual' }],
    ['secrets: sealed-secrets', { from: 'sealed-secrets' }],
    ['secrets: sops', { from: 'sops', keySecret: 'sops-age' }],
    ['secrets: { sops: { keySecret: keys } }', { from: 'sops', keySecret: 'keys' }],
    [
      'secrets: { external-secrets: { name: vault } }',
      {
        from: 'external-secrets',
        store: {
          name: 'vault',
          kind: 'ClusterSecretStore',
          key: '{cluster}/{namespace}/{name}',
          refresh: '1h',
        },
      },
    ],
  ])('%s', (text, expected) => {
    expect(parse(text).secrets).toEqual(expected);
  });
});

describe('what is refused, and what is to be written instead', () => {
  test.each([
    ['gitops: {}', /gitops\.tool is missing/],
    [`gitops: { tool: argo-cd, ${git} }`, /"argo-cd" is not allowed\n {2}did you mean "argocd"\?/],
    [`gitops: { tool: flux, ${git}, branch: main }`, /unknown key "branch" in gitops/],
    ['gitops: { tool: flux, repository: "git@github.com:poddle/observability.git" }', /"ssh:\/\/git@/],
    ['gitops: { tool: flux, repository: "https://me:secret@github.com/x/y.git" }', /without a password/],
    ['gitops: { tool: flux, repository: "http://github.com/x/y.git" }', /"https:/],
    [`gitops: { tool: flux, ${git}, revision: "main..evil" }`, /a branch/],
    [`gitops: { tool: flux, ${git}, path: ../dist }`, /without "\.\."/],
    [`gitops: { tool: flux, ${git}, path: /dist }`, /a folder of the repository/],
    [`gitops: { tool: argocd, ${git} }`, /:\d+:\d+: Argo CD leaves out EndpointSlices.*docs\/gitops\.md/s],
    [
      'gitops: { tool: argocd, endpointSlices: true, repository: "oci://ghcr.io/x/y" }',
      /gitops\.repository is an OCI artifact/,
    ],
    [
      `gitops: { tool: argocd, endpointSlices: true, ${git}, credentials: key }`,
      /credentials is an option of Flux/,
    ],
    [`gitops: { tool: flux, ${git}, endpointSlices: true }`, /endpointSlices is an option of Argo CD/],
    ['gitops: { tool: flux, repository: "ssh://git@github.com/x/y.git" }', /credentials: <Secret>/],
    [
      `gitops: { tool: argocd, endpointSlices: true, ${git} }\nsecrets: sops`,
      /Argo CD does not decrypt SOPS/,
    ],
    ['secrets: vault', /secrets: "vault" is not allowed/],
    ['secrets: external-secrets', /secrets: "external-secrets" is not allowed.*external-secrets: \{/s],
    ['secrets: { external-secrets: {} }', /secrets\.external-secrets\.name is missing/],
    ['secrets: { external-secrets: { name: vault, key: "poddle/{name}" } }', /\{namespace\} and \{name\}/],
  ])('%s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
