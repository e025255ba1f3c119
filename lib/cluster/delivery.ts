import type { ClusterFile } from './schema/index.ts';

/** How a cluster gets what is in dist/. */
export interface Gitops {
  readonly tool: 'argocd' | 'flux';
  readonly repository: string;
  /** A branch, `refs/…` or a commit; of an OCI artifact a tag or `sha256:…`. */
  readonly revision: string;
  /** Folder of the repository that is dist/; `.` for its root. */
  readonly path: string;
  /** Where the tool runs. */
  readonly namespace: string;
  /** Secret that Flux clones with. */
  readonly credentials?: string;
  /** Whether Argo CD was told to apply EndpointSlices. */
  readonly endpointSlices: boolean;
}

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

export function resolveGitops({ gitops }: Pick<ClusterFile, 'gitops'>): Gitops | undefined {
  if (!gitops) return undefined;
  const { tool, repository, credentials } = gitops;
  const oci = isOci(repository);
  return {
    tool,
    repository,
    revision: gitops.revision ?? (oci ? 'latest' : 'main'),
    path: gitops.path ?? (oci ? '.' : 'dist'),
    namespace: gitops.namespace ?? (tool === 'argocd' ? 'argocd' : 'flux-system'),
    ...(credentials && { credentials }),
    endpointSlices: gitops.endpointSlices ?? false,
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
