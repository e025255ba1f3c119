import { Buffer } from 'node:buffer';
import { asText, objectsIn, type PlainObject } from '../support/plain.ts';

/** 32 bytes of nonce and 16 of tag, as SOPS has them. */
const sopsValue =
  /^ENC\[AES256_GCM,data:[A-Za-z\d+/]+={0,2},iv:[A-Za-z\d+/]{43}=,tag:[A-Za-z\d+/]{22}==,type:\w+\]$/;

/** Whether a value is ciphertext as SOPS writes it. */
export const isSopsValue = (value: string): boolean => sopsValue.test(value);

/** Kinds of keys that SOPS encrypts for, under the names that they have in its metadata. */
const recipients = ['age', 'pgp', 'kms', 'gcp_kms', 'azure_kv', 'hc_vault', 'key_groups'];

/** What keeps the metadata of SOPS from belonging to an encrypted file; undefined when nothing does. */
export function sopsProblem(metadata: PlainObject | undefined): string | undefined {
  if (!metadata) return 'the metadata of SOPS is missing: nobody can decrypt its values';
  if (!isSopsValue(asText(metadata.mac) ?? '')) return 'the checksum of SOPS (mac) is missing';
  const hasRecipient = recipients.some((kind) => objectsIn(metadata[kind]).length > 0);
  return hasRecipient ? undefined : 'no key can decrypt it: SOPS has no recipient';
}

/**
 * Whether a value is what kubeseal writes: base64 of the length of an RSA key (2048 to 4096 bits), as many bytes of
 * encrypted session key, then ciphertext of at least one byte with the 16 bytes of its tag.
 */
export function isSealedValue(value: string): boolean {
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(value)) return false;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length < 2) return false;
  const keyLength = bytes.readUInt16BE(0);
  return [256, 384, 512].includes(keyLength) && bytes.length > 2 + keyLength + 16;
}
