import * as z from 'zod';
import { bytes } from './values.ts';

/** What the cluster's telemetry amounts to. */
export const load = z
  .strictObject({
    activeSeries: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Time series at any one moment: sum(prometheus_tsdb_head_series).'),
    samplesPerSecond: z
      .number()
      .positive()
      .optional()
      .describe('Samples per second of all series. Default: activeSeries / scrapeInterval.'),
    logsPerDay: bytes.optional().describe('Bytes of log lines in a day, such as "20Gi".'),
    spansPerSecond: z
      .number()
      .positive()
      .optional()
      .describe('Spans per second that reach the trace store, after sampling.'),
    spanBytes: z.number().int().positive().default(500).describe('Average bytes of a span as it is sent.'),
  })
  .refine(
    ({ activeSeries, logsPerDay, spansPerSecond }) =>
      [activeSeries, logsPerDay, spansPerSecond].some((value) => value !== undefined),
    'one of activeSeries, logsPerDay and spansPerSecond at least',
  )
  .refine(
    ({ activeSeries, samplesPerSecond }) => samplesPerSecond === undefined || activeSeries !== undefined,
    'activeSeries beside samplesPerSecond',
  )
  .optional()
  .describe(
    'What the telemetry amounts to. Profiles, replicas, requests and volumes that the file does not say follow from it: obs size shows how.',
  );
