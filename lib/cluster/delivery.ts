import type { ClusterFile } from './schema/index.ts';

/** How a cluster gets what is in dist/, with every default written out. */
export type Gitops = ReturnType<typeof completeGitops>;

/** Where a cluster's Secrets come from. */
export type SecretSource =
  | { readonly from: 'manual' }
  | { readonly from: 'sealed-secrets' }
  | { readonly from: 'sops'; readonly keySecret: string }
  | { readonly from: 'external-secrets'; readonly store: SecretStore };

export interface SecretStore {
  readonly name: string;
  readonly kind: 'ClusterSecretStore' | 'SecretStore';
  /** With `{cluster}`, `{namespace}` and `{name}` in it. */
  readonly key: string;
  readonly refresh: string;
}

/** Whether a repository is an OCI artifact, not one of git. */
export const isOci = (repository: string): boolean => repository.startsWith('oci://');

/** Writes out what depends on the tool and on what kind of repository it is. */
export function completeGitops(gitops: NonNullable<ClusterFile['gitops']>) {
  const oci = isOci(gitops.repository);
  return {
    ...gitops,
    revision: gitops.revision ?? (oci ? 'latest' : 'main'),
    path: gitops.path ?? (oci ? '.' : 'dist'),
    namespace: gitops.namespace ?? (gitops.tool === 'argocd' ? 'argocd' : 'flux-system'),
  };
}

export function resolveSecrets({ secrets }: Pick<ClusterFile, 'secrets'>): SecretSource {
  if (typeof secrets === 'object') {
    return 'sops' in secrets
      ? { from: 'sops', keySecret: secrets.sops.keySecret }
      : { from: 'external-secrets', store: secrets['external-secrets'] };
  }
  return secrets === 'sops' ? { from: 'sops', keySecret: 'sops-age' } : { from: secrets };
}
