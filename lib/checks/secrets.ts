import { asObject, asText, at, isPlainObject, objectsIn } from '../support/plain.ts';
import type { Inventory } from './inventory.ts';

/** The keys of a Secret, or `unknown` where whoever makes it decides them. */
export type SecretKeys = ReadonlySet<string> | 'unknown';

/**
 * The keys of a Secret that will be there: one of these manifests, one that a controller makes of them (SealedSecret,
 * ExternalSecret, cert-manager's Certificate), or one that the cluster is expected to have. Undefined when there is none.
 */
export function secretKeys(inventory: Inventory, namespace: string, name: string): SecretKeys | undefined {
  const expected = inventory.context.secrets?.find((one) => one.namespace === namespace && one.name === name);
  if (expected) return new Set(expected.keys);
  const plain = inventory.find('/Secret', namespace, name)?.object;
  if (plain) {
    const keys = [...Object.keys(asObject(plain.data)), ...Object.keys(asObject(plain.stringData))];
    // A ServiceAccount's token and the like are filled in by the cluster.
    return keys.length > 0 ? new Set(keys) : 'unknown';
  }
  return made(inventory, namespace, name);
}

function made(inventory: Inventory, namespace: string, name: string): SecretKeys | undefined {
  const sealed = inventory.find('bitnami.com/SealedSecret', namespace, name)?.object;
  if (sealed) {
    return new Set([
      ...Object.keys(asObject(at(sealed, 'spec', 'encryptedData'))),
      ...Object.keys(asObject(at(sealed, 'spec', 'template', 'data'))),
    ]);
  }
  for (const entry of inventory.all('external-secrets.io/ExternalSecret')) {
    const { target, data, dataFrom } = asObject(entry.object.spec);
    const targetName = asText(asObject(target).name) ?? entry.name;
    if (entry.namespace !== namespace || targetName !== name) continue;
    if (Array.isArray(dataFrom) || isPlainObject(at(target, 'template'))) return 'unknown';
    return new Set(objectsIn(data).flatMap(([item]) => asText(item.secretKey) ?? []));
  }
  for (const entry of inventory.all('cert-manager.io/Certificate')) {
    if (entry.namespace === namespace && at(entry.object, 'spec', 'secretName') === name) {
      return new Set(['tls.crt', 'tls.key', 'ca.crt']);
    }
  }
  return undefined;
}
