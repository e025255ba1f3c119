import { Buffer } from 'node:buffer';
import type { ExpectedSecret } from './contract.ts';

/** What SOPS would write for a value. */
export const sopsValue = `ENC[AES256_GCM,data:3q2+7w==,iv:${Buffer.alloc(32, 1).toString('base64')},tag:${Buffer.alloc(16, 2).toString('base64')},type:str]`;

/** What kubeseal would write for a value. */
export const sealedValue = Buffer.concat([
  Buffer.from([2, 0]),
  Buffer.alloc(512, 3),
  Buffer.alloc(24, 4),
]).toString('base64');

export const minio: ExpectedSecret = {
  namespace: 'loki',
  name: 'minio-credentials',
  keys: ['S3_ACCESS_KEY', 'S3_SECRET_KEY'],
  type: 'Opaque',
  purpose: 'Loki stores its chunks in MinIO',
};

export const sopsFile = `apiVersion: v1
kind: Secret
metadata:
  name: minio-credentials
  namespace: loki
data:
  S3_ACCESS_KEY: ${sopsValue}
  S3_SECRET_KEY: ${sopsValue}
sops:
  age:
    - recipient: age1somebody
      enc: text
  mac: ${sopsValue}
  encrypted_regex: ^(data|stringData)$
`;

export const sealedFile = `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: minio-credentials
  namespace: loki
spec:
  encryptedData:
    S3_ACCESS_KEY: ${sealedValue}
    S3_SECRET_KEY: ${sealedValue}
  template:
    metadata:
      name: minio-credentials
      namespace: loki
`;
