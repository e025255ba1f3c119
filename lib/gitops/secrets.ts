import type { Cluster } from '../cluster/cluster.ts';
import { isOci } from '../cluster/delivery.ts';
import type { ExpectedSecret } from '../secrets/contract.ts';

/** Secrets that Flux itself reads before it can apply anything: for the repository, and to decrypt. */
export function gitopsSecrets({ gitops, secrets }: Pick<Cluster, 'gitops' | 'secrets'>): ExpectedSecret[] {
  if (gitops?.tool !== 'flux') return [];
  const { namespace, credentials, repository } = gitops;
  const common = { namespace, byHand: true };
  return [
    ...(credentials === undefined
      ? []
      : [
          {
            ...common,
            name: credentials,
            ...credentialsFor(repository),
            purpose: 'Flux fetches the repository',
          },
        ]),
    ...(secrets.from === 'sops'
      ? [
          {
            ...common,
            name: secrets.keySecret,
            // Flux takes every key whose name has this ending.
            keys: ['age.agekey'],
            type: 'Opaque',
            purpose: 'Flux decrypts Secrets with it',
          },
        ]
      : []),
  ];
}

/** Keys that Flux looks for, by the protocol of the URL. */
function credentialsFor(repository: string): Pick<ExpectedSecret, 'keys' | 'type'> {
  if (isOci(repository)) return { keys: ['.dockerconfigjson'], type: 'kubernetes.io/dockerconfigjson' };
  return {
    keys: repository.startsWith('ssh:') ? ['identity', 'known_hosts'] : ['username', 'password'],
    type: 'Opaque',
  };
}
