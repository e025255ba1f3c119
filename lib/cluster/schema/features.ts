import * as z from 'zod';
import { dnsLabel, ipAddress } from './values.ts';

/** API groups that parts of this stack use where the cluster has them: nothing is written for one that is not declared. */
export const crdGroups = ['monitoring.coreos.com', 'opentelemetry.io'] as const;

const namespaces = z
  .array(dnsLabel)
  .refine((names) => new Set(names).size === names.length, 'each namespace once');

const origin = z
  .string()
  .regex(
    /^(\*|https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?)$/,
    'an origin without a path, such as "https://shop.example.com" or "https://*.example.com"',
  );

const url = z
  .string()
  .regex(
    /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?(\/[\w./-]*)?$/,
    'an address such as "https://profiles.example.com"',
  );

const signals = ['traces', 'metrics', 'logs'] as const;

/** What the gateway does beyond its base, each part off until it is written. docs/features.md tells what each costs. */
export const featureFields = {
  crds: z
    .array(z.enum(crdGroups))
    .refine((groups) => new Set(groups).size === groups.length, 'each group once')
    .default([])
    .describe(
      'API groups of CRDs that the cluster has beside those of k3s: monitoring.coreos.com (Prometheus operator), opentelemetry.io (OpenTelemetry operator).',
    ),
  features: z
    .strictObject({
      monitors: z
        .strictObject({
          secretNamespaces: namespaces
            .default([])
            .describe('Namespaces whose Secrets and ConfigMaps monitors may name: TLS files, passwords.'),
        })
        .optional()
        .describe('Scrape what ServiceMonitor and PodMonitor objects ask for.'),
      faro: z
        .strictObject({
          origins: z.array(origin).min(1).describe('Origins of the pages that may send; "*" needs a reason.'),
          reason: z.string().trim().min(10).optional().describe('Why the origin "*" is right here.'),
          apiKeySecret: dnsLabel
            .optional()
            .describe('Secret in namespace alloy-gateway with the key "api-key", which pages must send.'),
        })
        .optional()
        .describe('Receive from browsers (Grafana Faro Web SDK), by routes.faro.'),
      profiles: z
        .strictObject({
          url: url.describe('Address of the Pyroscope outside the cluster.'),
          addresses: z
            .array(ipAddress)
            .min(1)
            .describe('Addresses that its name resolves to; the network policy names them.'),
          loginSecret: dnsLabel
            .optional()
            .describe('Secret in namespace alloy-gateway with the keys "username" and "password".'),
        })
        .optional()
        .describe('Collect profiles from pods, for a Pyroscope outside the cluster.'),
      debug: z
        .strictObject({
          signals: z
            .array(z.enum(signals))
            .min(1)
            .refine((list) => new Set(list).size === list.length, 'each signal once')
            .describe('What to show.'),
        })
        .optional()
        .describe('Show what arrives by OTLP, Jaeger and Zipkin in the gateway’s own log.'),
      instrumentation: z
        .strictObject({
          namespaces: namespaces.min(1).describe('Namespaces whose pods may ask to be instrumented.'),
        })
        .optional()
        .describe('Have the OpenTelemetry operator instrument pods that ask for it.'),
    })
    .prefault({})
    .describe('Optional parts of the gateway.'),
};
