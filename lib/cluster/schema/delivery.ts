import * as z from 'zod';
import { dnsLabel, duration } from './values.ts';

/** Where a repository is cloned from. Never with a password: the cluster file is in git, and so is what is made of it. */
const repository = z
  .string()
  .regex(
    /^(https:\/\/[\w.-]+(:\d+)?|ssh:\/\/([\w.-]+@)?[\w.-]+(:\d+)?|oci:\/\/[\w.-]+(:\d+)?)(\/[\w.~-]+)+$/,
    'a URL without a password, such as "https://github.com/poddle/observability.git", "ssh://git@github.com/poddle/observability.git" or "oci://ghcr.io/poddle/observability"',
  );

const revision = z
  .string()
  .regex(
    /^(?!.*(\.\.|\/\/))(sha256:[0-9a-f]{64}|\w[\w./-]*)$/,
    'a branch, a full name such as "refs/tags/v1.2.0", or the 40 digits of a commit; of an OCI artifact a tag or "sha256:…"',
  );

/** A folder of a repository. */
const repositoryPath = z
  .string()
  .regex(/^(\.|[\w-][\w.-]*(\/[\w-][\w.-]*)*)$/, 'a folder of the repository without "..", such as "dist"');

const store = z.strictObject({
  name: dnsLabel.describe('Name of the SecretStore or ClusterSecretStore.'),
  kind: z
    .enum(['ClusterSecretStore', 'SecretStore'])
    .default('ClusterSecretStore')
    .describe('A SecretStore is needed in each namespace that reads a Secret.'),
  key: z
    .string()
    .regex(
      /^(?=.*\{namespace\})(?=.*\{name\})([\w./-]|\{(cluster|namespace|name)\})+$/,
      'a path with {namespace} and {name} in it, such as "poddle/{cluster}/{namespace}/{name}"',
    )
    .default('{cluster}/{namespace}/{name}')
    .describe('Where a Secret lies in the store; its keys are properties there.'),
  refresh: duration.default('1h').describe('How often the store is asked.'),
});

/** How the cluster gets what is in dist/, and the Secrets that are not. */
export const deliveryFields = {
  gitops: z
    .strictObject({
      tool: z.enum(['argocd', 'flux']).describe('What applies dist/ to the cluster.'),
      repository: repository.describe('The repository with dist/ in it, as the tool reaches it.'),
      revision: revision
        .optional()
        .describe(
          'What of the repository is applied: a branch, refs/…, or a commit; of an OCI artifact a tag or a digest. Default: main, for OCI latest.',
        ),
      path: repositoryPath
        .optional()
        .describe('Folder of the repository that is dist/. Default: dist, in an OCI artifact its root.'),
      namespace: dnsLabel
        .optional()
        .describe('Namespace that the tool runs in. Default: argocd, for Flux flux-system.'),
      credentials: dnsLabel
        .optional()
        .describe(
          'Flux only: Secret in its namespace that it clones with. Argo CD finds credentials by the URL.',
        ),
      endpointSlices: z
        .literal(true)
        .optional()
        .describe(
          'Argo CD only: that it was told to apply EndpointSlices, which it leaves out by default (docs/gitops.md).',
        ),
    })
    .optional()
    .describe('Objects of Argo CD or Flux that apply this cluster, in _gitops/. Default: none.'),
  secrets: z
    .union([
      z.enum(['manual', 'sealed-secrets', 'sops']),
      z.strictObject({ 'external-secrets': store }),
      z.strictObject({
        sops: z.strictObject({
          keySecret: dnsLabel.describe('Secret with the private keys, in the namespace of Flux.'),
        }),
      }),
    ])
    .default('manual')
    .describe(
      'Where Secrets come from: manual (obs secrets lists the commands), { external-secrets: { name: <store> } }, or files under secrets/<cluster>/ that are sealed-secrets or sops.',
    ),
};
