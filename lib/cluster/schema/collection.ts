import * as z from 'zod';
import { k8sMonitoring } from './k8s-monitoring.ts';
import { absolutePath, bytes, duration, resources } from './values.ts';

/** Who collects: Alloys whose configuration is in river/, or those of a chart that brings its own. */
export const collectionEngines = ['alloy', 'k8s-monitoring'] as const;

/** How telemetry is collected: the agent on every node and the gateway in the middle. */
export const collectionFields = {
  collection: z
    .enum(collectionEngines)
    .default('alloy')
    .describe('Who collects: the agent and the gateway of this stack (alloy), or the chart k8s-monitoring.'),
  k8sMonitoring,
  scrapeInterval: duration.default('60s').describe('How often metrics are scraped.'),
  sampling: z
    .strictObject({
      slow: duration.default('1s').describe('A trace that takes at least this long is always kept.'),
      rest: z
        .number()
        .min(0)
        .max(100)
        .default(5)
        .describe('Percent of the other traces that are kept. Traces with an error always are.'),
    })
    .prefault({})
    .describe('Which traces the gateway keeps.'),
  agent: z
    .strictObject({
      positions: absolutePath
        .default('/var/lib/alloy')
        .describe('Folder on each node where the agent remembers how far it has read.'),
      docker: z
        .boolean()
        .default(false)
        .describe('Mount /var/lib/docker/containers, where nodes that run Docker keep their logs.'),
      resources: resources.prefault({ cpu: '100m', memory: '192Mi', memoryLimit: '512Mi' }),
    })
    .prefault({})
    .describe('The agent: one pod on every node.'),
  gateway: z
    .strictObject({
      replicas: z.number().int().min(1).max(20).default(2),
      volume: bytes.default('5Gi').describe('Size of each replica’s volume: what is still to be sent.'),
      resources: resources.prefault({ cpu: '250m', memory: '512Mi', memoryLimit: '2Gi' }),
    })
    .prefault({})
    .describe('The gateway: receives from applications, scrapes them, samples traces.'),
};
