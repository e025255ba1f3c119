import { expect, test } from '@jest/globals';
import { sampledMetrics } from './sampled-metrics.ts';
import { found, otelcol } from './testing.ts';

const receiver = (to: string) => otelcol('receiver.otlp', 'in', { traces: to }, '  grpc { }');
const sampler = (to: string) => otelcol('processor.tail_sampling', 'keep', { traces: to });
const share = (to: string) => otelcol('processor.probabilistic_sampler', 'some', { traces: to });
const metrics = otelcol('connector.spanmetrics', 'red', { metrics: 'exporter.prometheus.out' });

test.each([
  ['nothing', ''],
  [
    'beside the sampler',
    receiver('processor.tail_sampling.keep connector.spanmetrics.red') +
      sampler('exporter.otlp.out') +
      metrics,
  ],
  [
    'logs of the traces that are kept',
    receiver('processor.tail_sampling.keep') +
      sampler('connector.spanlogs.roots') +
      otelcol('connector.spanlogs', 'roots', { logs: 'exporter.otlp.out' }),
  ],
])('%s', async (_, text) => {
  expect(await found(sampledMetrics, text)).toEqual([]);
});

test.each([
  [
    'a tail sampler',
    'error',
    receiver('processor.tail_sampling.keep') + sampler('connector.spanmetrics.red') + metrics,
    'otelcol.processor.tail_sampling "keep"',
  ],
  [
    'a share of all',
    'warning',
    receiver('processor.probabilistic_sampler.some') + share('connector.spanmetrics.red') + metrics,
    'otelcol.processor.probabilistic_sampler "some"',
  ],
])('behind %s', async (_, severity, text, before) => {
  expect(await found(sampledMetrics, text)).toEqual([
    `12 ${severity}: otelcol.connector.spanmetrics "red" comes behind ${before} and counts only what that keeps`,
  ]);
});

test('behind the hop that follows a sampler nothing can be told of this file', async () => {
  const text =
    receiver('processor.tail_sampling.keep') +
    sampler('exporter.otlp.out') +
    otelcol('receiver.otlp', 'peers', { traces: 'connector.spanmetrics.red' }, '  grpc { }') +
    metrics;
  expect(await found(sampledMetrics, text)).toEqual([]);
});
