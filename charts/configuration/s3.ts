import { authority, type Endpoint } from '../../lib/network/endpoint.ts';

/** Variables that hold the credentials of the object store; each program expands them when it reads its configuration. */
export const s3Credentials = { accessKey: '${S3_ACCESS_KEY}', secretKey: '${S3_SECRET_KEY}' } as const;

/** Keys of the Secret that has them. */
export const s3SecretKeys = ['S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

/** MinIO answers under paths, not under a host name for each bucket, and without TLS inside the home network. */
export const s3Server = (objectStore: Endpoint) => ({ endpoint: authority(objectStore), insecure: true });
