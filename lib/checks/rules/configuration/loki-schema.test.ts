import { program } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { lokiSchema } from './loki-schema.ts';

const loki = (periods: readonly string[], more = '') =>
  program('loki:3.7.6', {
    files: {
      'config.yaml': `common: {storage: {s3: {bucketnames: a}}}\nschema_config:\n  configs:\n${periods.map((period) => `  - {${period}}\n`).join('')}${more}`,
    },
  });
const period = (from: string, fields = 'store: tsdb, object_store: s3, schema: v13, index: {period: 24h}') =>
  `from: "${from}", ${fields}`;

testRule(lokiSchema, {
  finds: {
    'no day': [
      loki([period('yesterday')]),
      'ConfigMap/it data["config.yaml"].schema_config.configs[0].from: a period begins on a day',
    ],
    'periods out of order': [
      loki([period('2025-01-01'), period('2024-01-01')]),
      'ConfigMap/it data["config.yaml"].schema_config.configs[1].from: this period begins on 2024-01-01, before the one above it',
    ],
    'a store that is not there': [
      loki([period('2025-01-01', 'store: tsdb, object_store: gcs, schema: v13')]),
      'ConfigMap/it data["config.yaml"].schema_config.configs[0].object_store: no object store "gcs" is configured',
    ],
    'an index that is gone': [
      loki([period('2025-01-01', 'store: boltdb, object_store: s3, schema: v13')]),
      'ConfigMap/it data["config.yaml"].schema_config.configs[0].store: Loki 3 keeps no index in "boltdb"',
      'ConfigMap/it data["config.yaml"].schema_config.configs[0].store: structured metadata needs schema v13 and the index tsdb: Loki does not start',
    ],
    'an index for another time': [
      loki([period('2025-01-01', 'store: tsdb, object_store: s3, schema: v13, index: {period: 168h}')]),
      'ConfigMap/it data["config.yaml"].schema_config.configs[0].index.period: this index is made for 24h, not for 168h',
    ],
    'an old schema': [
      loki([period('2025-01-01', 'store: tsdb, object_store: s3, schema: v12')]),
      'ConfigMap/it data["config.yaml"].schema_config.configs[0].schema: structured metadata needs schema v13 and the index tsdb: Loki does not start',
    ],
  },
  passes: {
    'two periods': loki([
      period('2024-01-01', 'store: boltdb-shipper, object_store: aws, schema: v12'),
      period('2025-01-01'),
    ]),
    'an old schema without structured metadata': loki(
      [period('2025-01-01', 'store: tsdb, object_store: s3, schema: v12')],
      'limits_config: {allow_structured_metadata: false}',
    ),
    'no periods': loki([]),
  },
});
