import { program } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { lokiRetention } from './loki-retention.ts';

const loki = (text: string) =>
  program('loki:3.7.6', { files: { 'config.yaml': `common: {storage: {s3: {bucketnames: a}}}\n${text}` } });

testRule(lokiRetention, {
  finds: {
    'a time without the compactor': [
      loki('limits_config: {retention_period: 744h}'),
      'ConfigMap/it data["config.yaml"].limits_config.retention_period: nothing is deleted: compactor.retention_enabled is not on',
    ],
    'times by stream': [
      loki('limits_config: {retention_stream: [{selector: "{}", period: 24h}]}'),
      'ConfigMap/it data["config.yaml"].limits_config.retention_stream: nothing is deleted: compactor.retention_enabled is not on',
    ],
    'nowhere to note it': [
      loki('compactor: {retention_enabled: true}'),
      'ConfigMap/it data["config.yaml"].compactor.retention_enabled: delete_request_store is missing, without which Loki does not start',
    ],
    'a store that is not there': [
      loki('compactor: {retention_enabled: true, delete_request_store: gcs}'),
      'ConfigMap/it data["config.yaml"].compactor.delete_request_store: no object store "gcs" is configured',
    ],
  },
  passes: {
    'all of it': loki(
      'compactor: {retention_enabled: true, delete_request_store: s3}\nlimits_config: {retention_period: 744h}',
    ),
    'nothing to delete': loki('limits_config: {retention_period: 0s}'),
    'other programs': program('tempo:2.10.8', {
      files: { 'config.yaml': 'compactor: {retention_enabled: true}' },
    }),
  },
});
