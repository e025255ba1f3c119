import * as z from 'zod';
import { kafka } from './kafka.ts';
import { logs } from './logs.ts';
import { metrics } from './metrics.ts';
import { traces } from './traces.ts';
import { bytes, dnsLabel, ipAddress, port, resources } from './values.ts';

const bucket = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'a bucket name: 3 to 63 lower-case letters, digits, "-" and "."',
  );

/** Where data is kept, for how long, and what the programs that keep it may use. */
export const storeFields = {
  minio: z
    .strictObject({
      addresses: z.array(ipAddress).min(1).describe('Addresses of the MinIO servers outside the cluster.'),
      port: port.default(9000),
      secretName: dnsLabel
        .default('minio-credentials')
        .describe('Secret with S3_ACCESS_KEY and S3_SECRET_KEY in each namespace that stores in MinIO.'),
      buckets: z
        .strictObject({
          metrics: bucket.default('mimir-blocks'),
          logs: bucket.default('loki-chunks'),
          rules: bucket.default('loki-ruler'),
          traces: bucket.default('tempo-traces'),
        })
        .prefault({})
        .refine(
          (names) => new Set(Object.values(names)).size === Object.keys(names).length,
          'each store needs a bucket of its own',
        ),
    })
    .describe('The S3 store that Mimir, Loki and Tempo write to.'),
  metrics,
  logs,
  traces,
  kafka,
  grafana: z
    .strictObject({
      volume: bytes.default('5Gi').describe('Size of Grafana’s volume: its database and plugins.'),
      secretName: dnsLabel
        .default('grafana-credentials')
        .describe('Secret with admin-user and admin-password in namespace grafana.'),
      resources: resources.prefault({ cpu: '100m', memory: '256Mi', memoryLimit: '512Mi' }),
    })
    .prefault({})
    .describe('Dashboards: Grafana.'),
};
