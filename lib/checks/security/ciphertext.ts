import { Buffer } from 'node:buffer';
import { asText, objectsIn, type PlainObject } from '../../support/plain.ts';

const base64 = '[A-Za-z\\d+/]*={0,2}';
const sops = new RegExp(`^ENC\\[AES256_GCM,data:${base64},iv:${base64},tag:${base64},type:\\w+\\]$`);

/** Whether a value is ciphertext as SOPS writes it. */
export const isSopsValue = (value: string) => sops.test(value);

/** Who can decrypt a file of SOPS, under each of these. */
const recipients = ['age', 'pgp', 'kms', 'gcp_kms', 'azure_kv', 'hc_vault'];

/** What keeps the metadata of SOPS from belonging to an encrypted file; undefined when nothing does. */
export function sopsProblem(metadata: PlainObject | undefined): string | undefined {
  if (!metadata)
    return 'its values look encrypted, and the metadata of SOPS is missing: nobody can decrypt them';
  if (!isSopsValue(asText(metadata.mac) ?? '')) return 'the checksum of SOPS (mac) is missing';
  const hasRecipient =
    recipients.some((kind) => objectsIn(metadata[kind]).length > 0) ||
    objectsIn(metadata.key_groups).length > 0;
  return hasRecipient ? undefined : 'no key can decrypt it: SOPS has no recipient';
}

/**
 * Whether a value is what kubeseal writes: base64 of a length, a session key that RSA has encrypted (2048 to 4096 bits),
 * and ciphertext with the 16 bytes of its tag.
 */
export function isSealed(value: string): boolean {
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(value)) return false;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length < 2) return false;
  const keyLength = bytes.readUInt16BE(0);
  return [256, 384, 512].includes(keyLength) && bytes.length >= 2 + keyLength + 16;
}
