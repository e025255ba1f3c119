import * as z from 'zod';
import { absolutePath, bytes, duration, resources } from './values.ts';

/** Versions of the chart k8s-monitoring that helm-charts.yaml lists. */
export const k8sMonitoringVersions = ['4.4.0', '3.5.6'] as const;

const annotation = z
  .string()
  .regex(
    /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/,
    'the name of an annotation, such as "k8s.grafana.com/scrape"',
  );

const replicas = z.number().int().min(1).max(20);

/** What the other collection engine does, the chart k8s-monitoring. */
export const k8sMonitoring = z
  .strictObject({
    version: z
      .enum(k8sMonitoringVersions)
      .default('4.4.0')
      .describe('Version of the chart; its Alloy is 1.18.1 (4.4.0) or 1.11.3 (3.5.6).'),
    tenantId: z
      .string()
      .regex(/^[A-Za-z0-9!_.*'()-]{1,150}$/, 'a tenant of Loki, Mimir and Tempo, such as "default"')
      .optional()
      .describe('Tenant that everything is sent for (X-Scope-OrgID). Default: none is named.'),
    autodiscovery: z
      .strictObject({
        enabled: z.boolean().default(true),
        annotations: z
          .strictObject({
            scrape: annotation
              .default('k8s.grafana.com/scrape')
              .describe('"true": the pod, or Service, is scraped.'),
            job: annotation.default('k8s.grafana.com/job'),
            path: annotation.default('k8s.grafana.com/metrics.path'),
            portName: annotation.default('k8s.grafana.com/metrics.portName'),
            portNumber: annotation.default('k8s.grafana.com/metrics.portNumber'),
          })
          .prefault({})
          .describe('Names of the annotations that say what is scraped, and how.'),
      })
      .prefault({})
      .describe('Tenants’ pods and Services are scraped when an annotation asks for it.'),
    monitors: z
      .boolean()
      .default(false)
      .describe(
        'Scrape what ServiceMonitors, PodMonitors and Probes ask for; their CRDs must be in the cluster.',
      ),
    nodeExporter: z.boolean().default(true).describe('Run node-exporter on every node.'),
    podLogs: z
      .strictObject({
        enabled: z.boolean().default(true),
        positions: absolutePath
          .default('/var/lib/alloy')
          .describe('Folder on each node where the collector remembers how far it has read.'),
        docker: z
          .boolean()
          .default(false)
          .describe('Mount /var/lib/docker/containers, for nodes that run Docker.'),
        resources: resources.prefault({ cpu: '100m', memory: '192Mi', memoryLimit: '512Mi' }),
      })
      .prefault({})
      .describe('Logs of all pods, read from the volumes of their nodes.'),
    clusterEvents: z
      .strictObject({
        enabled: z.boolean().default(true),
        logFormat: z.enum(['logfmt', 'json']).default('logfmt'),
        volume: bytes.default('1Gi').describe('Size of the volume: which events have been sent.'),
        resources: resources.prefault({ cpu: '50m', memory: '128Mi', memoryLimit: '256Mi' }),
      })
      .prefault({})
      .describe('Events of the cluster as logs.'),
    metrics: z
      .strictObject({
        replicas: replicas.default(2),
        volume: bytes.default('5Gi').describe('Size of each replica’s volume: what is still to be sent.'),
        resources: resources.prefault({ cpu: '250m', memory: '512Mi', memoryLimit: '2Gi' }),
      })
      .prefault({})
      .describe('The collector that scrapes. Its replicas share out what they scrape.'),
    receiver: z
      .strictObject({
        replicas: replicas.default(2),
        otlpGrpc: z.boolean().default(true).describe('OTLP over gRPC, port 4317.'),
        otlpHttp: z.boolean().default(true).describe('OTLP over HTTP, port 4318.'),
        jaegerGrpc: z.boolean().default(true).describe('Jaeger over gRPC, port 14250.'),
        jaegerHttp: z.boolean().default(true).describe('Jaeger’s Thrift over HTTP, port 14268.'),
        zipkin: z.boolean().default(true).describe('Zipkin, port 9411.'),
        batch: z
          .strictObject({
            size: z.number().int().min(1).max(1_000_000).default(8192).describe('Records in a batch.'),
            timeout: duration.default('2s').describe('How long a batch waits to be full.'),
          })
          .prefault({}),
        memoryLimiter: bytes
          .default('1Gi')
          .describe('Memory from which on the receiver refuses data; less than its limit.'),
        resources: resources.prefault({ cpu: '250m', memory: '512Mi', memoryLimit: '2Gi' }),
      })
      .prefault({})
      .describe('The collector that receives from applications.'),
  })
  .prefault({})
  .describe('The chart k8s-monitoring, where "collection" chooses it.');
