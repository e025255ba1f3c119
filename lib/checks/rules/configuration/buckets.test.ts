import { program } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { buckets } from './buckets.ts';

const loki = (bucket: string, ruler = '') =>
  program('loki:3.7.6', {
    name: 'loki',
    files: {
      'config.yaml': `common: {storage: {s3: {endpoint: minio:9000, bucketnames: "${bucket}"}}}\n${ruler}`,
    },
  });
const tempo = (s3: string) =>
  program('tempo:2.10.8', { name: 'tempo', files: { 'config.yaml': `storage: {trace: {s3: {${s3}}}}` } });
const mimir = (prefix: string) =>
  program('mimir:3.0.1', {
    name: 'mimir',
    files: {
      'config.yaml': `blocks_storage: {s3: {bucket_name: m}}\nruler_storage: {${prefix} s3: {bucket_name: m}}`,
    },
  });

testRule(buckets, {
  finds: {
    'two programs in one bucket': [
      [...loki('data'), ...tempo('endpoint: minio:9000, bucket: data')],
      'ConfigMap/tempo data["config.yaml"].storage.trace.s3.bucket: the bucket "data" is that of Loki (ConfigMap app/loki, common.storage.s3.bucketnames), too',
    ],
    'one of several': [
      [...loki('a,b'), ...tempo('endpoint: minio:9000, bucket: b')],
      'ConfigMap/tempo data["config.yaml"].storage.trace.s3.bucket: the bucket "b" is that of Loki (ConfigMap app/loki, common.storage.s3.bucketnames), too',
    ],
    'two stores of Mimir': [
      mimir(''),
      'ConfigMap/mimir data["config.yaml"].ruler_storage.s3.bucket_name: the bucket "m" is that of Mimir (ConfigMap app/mimir, blocks_storage.s3.bucket_name), too',
    ],
  },
  passes: {
    'a bucket each': [...loki('loki'), ...tempo('endpoint: minio:9000, bucket: tempo')],
    'another object storage': [...loki('data'), ...tempo('endpoint: other:9000, bucket: data')],
    'a prefix of its own': [...loki('data'), ...tempo('endpoint: minio:9000, bucket: data, prefix: tempo')],
    'a prefix in Mimir': mimir('storage_prefix: rules,'),
    'parts of Loki': loki('data', 'ruler: {storage: {s3: {endpoint: minio:9000, bucketnames: data}}}'),
    'what a variable says': [...loki('${BUCKET}'), ...tempo('endpoint: minio:9000, bucket: "${BUCKET}"')],
    'a configuration that is none': program('loki:3.7.6', { files: { 'config.yaml': '- a' } }),
  },
});
