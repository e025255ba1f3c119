import { isOci } from './delivery.ts';
import type { FieldMistake } from './rules.ts';
import type { ClusterFile } from './schema/index.ts';

/** Mistakes between `gitops:` and `secrets:`: what one tool has and the other has not. */
export function deliveryMistakes(file: ClusterFile): FieldMistake[] {
  const { gitops } = file;
  if (!gitops) return [];
  return [...(gitops.tool === 'argocd' ? argocdMistakes(file, gitops) : fluxMistakes(gitops))];
}

type Gitops = NonNullable<ClusterFile['gitops']>;

function* argocdMistakes({ secrets }: ClusterFile, gitops: Gitops): Generator<FieldMistake> {
  if (isOci(gitops.repository)) {
    yield {
      path: ['gitops', 'repository'],
      message: 'gitops.repository is an OCI artifact, which only Flux is set up for here',
      fix: 'write the URL of the git repository, or "tool: flux"',
    };
  }
  if (gitops.credentials !== undefined) {
    yield {
      path: ['gitops', 'credentials'],
      message: 'gitops.credentials is an option of Flux',
      fix: 'remove it: Argo CD finds the credentials of a repository by its URL (docs/gitops.md)',
    };
  }
  if (!gitops.endpointSlices) {
    yield {
      path: ['gitops'],
      message:
        'Argo CD leaves out EndpointSlices by default, and without one the Service of MinIO leads nowhere',
      fix: 'have it apply them (docs/gitops.md, "Argo CD"), then write "endpointSlices: true" under gitops',
    };
  }
  if (secrets === 'sops' || (typeof secrets === 'object' && 'sops' in secrets)) {
    yield {
      path: ['secrets'],
      message: 'Argo CD does not decrypt SOPS: the Secrets would hold ciphertext',
      fix: 'write sealed-secrets or external-secrets, or "tool: flux" under gitops',
    };
  }
}

function* fluxMistakes({ repository, credentials, endpointSlices }: Gitops): Generator<FieldMistake> {
  if (endpointSlices !== undefined) {
    yield {
      path: ['gitops', 'endpointSlices'],
      message: 'gitops.endpointSlices is an option of Argo CD',
      fix: 'remove it: Flux applies EndpointSlices',
    };
  }
  if (repository.startsWith('ssh://') && credentials === undefined) {
    yield {
      path: ['gitops', 'repository'],
      message: 'Flux clones over SSH only with a key',
      fix: 'write "credentials: <Secret>" under gitops; "obs secrets" says how to make it',
    };
  }
}
