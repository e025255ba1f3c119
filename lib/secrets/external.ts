import type { SecretStore } from '../cluster/delivery.ts';
import type { PlannedObject } from '../output/index.ts';
import type { ExpectedSecret } from './contract.ts';

/** Where a Secret lies in the user's store. */
export const remoteKey = (
  cluster: string,
  { key }: SecretStore,
  { namespace, name }: ExpectedSecret,
): string =>
  key.replaceAll('{cluster}', cluster).replaceAll('{namespace}', namespace).replaceAll('{name}', name);

/** An ExternalSecret for each Secret that the stack reads: the operator makes it from the user's store. */
export function externalSecrets(
  cluster: string,
  store: SecretStore,
  expected: readonly ExpectedSecret[],
): PlannedObject[] {
  return expected
    .filter(({ byHand }) => !byHand)
    .map((secret) => {
      const { namespace, name, keys, type } = secret;
      const key = remoteKey(cluster, store, secret);
      return {
        folder: namespace,
        origin: 'secrets: external-secrets',
        object: {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          metadata: { name, namespace },
          spec: {
            refreshInterval: store.refresh,
            secretStoreRef: { kind: store.kind, name: store.name },
            target: { name, ...(type !== 'Opaque' && { template: { type } }) },
            data: keys.map((property) => ({ secretKey: property, remoteRef: { key, property } })),
          },
        },
      };
    });
}
