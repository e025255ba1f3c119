import { expect, test } from '@jest/globals';
import { alloy, foundBy, object, service, type WorkloadOptions } from '../../../pod/testing.ts';
import { otelcol } from '../meaning/testing.ts';
import { balanced, balancer, ownService, receiver, sampler } from './testing.ts';

const direct = receiver('in', 4317, 'processor.tail_sampling.keep') + sampler;
const two: WorkloadOptions = { spec: { replicas: 2 } };
const found = (text: string, options: WorkloadOptions = two, more: ReturnType<typeof alloy> = []) =>
  foundBy('river/traces-together', [...alloy(text, options), ownService, ...more]);

test.each<[string, string, WorkloadOptions]>([
  ['nothing', '', two],
  ['one pod', direct, {}],
  ['sorted by trace', balanced, two],
  ['what is not known to be sent elsewhere', balanced.replace('"alloy.obs"', 'sys.env("PEERS")'), two],
  ['no state', receiver('in', 4317, 'exporter.otlp.out') + sampler, two],
  [
    'counted by service',
    balanced
      .replace('resolver {', 'routing_key = "service"\n  resolver {')
      .replace(
        'traces = [otelcol.processor.tail_sampling.keep.input]',
        'traces = [otelcol.connector.spanmetrics.red.input]',
      ) + otelcol('connector.spanmetrics', 'red', { metrics: 'exporter.otlp.out' }),
    two,
  ],
  [
    'series of what each pod counts itself',
    balanced.replace('processor.tail_sampling.keep', 'connector.spanmetrics.red') +
      otelcol('connector.spanmetrics', 'red', { metrics: 'processor.deltatocumulative.sum' }) +
      otelcol('processor.deltatocumulative', 'sum', { metrics: 'exporter.otlp.out' }),
    two,
  ],
])('%s', async (_, text, options) => {
  expect(await found(text, options)).toEqual([]);
});

const spread = (component: string, name = 'in', port = 4317) =>
  `error: ${component} must see all spans of a trace, and what comes to otelcol.receiver.otlp "${name}" on port ${port} is spread over all pods`;
const sampling = 'otelcol.processor.tail_sampling "keep"';

test.each<[string, string, WorkloadOptions, string]>([
  ['several pods', direct, two, spread(sampling)],
  ['an agent on each node', direct, { kind: 'DaemonSet' }, spread(sampling)],
  [
    'sorted by service',
    balanced.replace('resolver {', 'routing_key = "service"\n  resolver {'),
    two,
    `error: ${sampling} must see all spans of a trace, and what comes to otelcol.receiver.otlp "peers" on port 14317 is sorted by service`,
  ],
  [
    'received on another port, too',
    balanced.replace('0.0.0.0:14317"\n  }', '0.0.0.0:14317"\n  }\n  http { }'),
    two,
    spread(sampling, 'peers', 4318),
  ],
  [
    'another receiver goes around',
    balanced + receiver('more', 4319, 'processor.tail_sampling.keep'),
    two,
    spread(sampling, 'more', 4319),
  ],
  [
    'sent to other pods',
    balanced.replace('"alloy.obs"', '"other.obs"'),
    two,
    spread(sampling, 'peers', 14_317),
  ],
])('%s', async (_, text, options, expected) => {
  expect(await found(text, options)).toEqual([expect.stringContaining(expected)]);
});

test('an autoscaler makes several', async () => {
  const scaled = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
    spec: { maxReplicas: 4, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'alloy' } },
  });
  expect(await found(direct, {}, [scaled])).toHaveLength(1);
});

test('points of a series', async () => {
  const text =
    receiver('in', 4317, 'x').replace(
      'traces = [otelcol.x.input]',
      'metrics = [otelcol.processor.deltatocumulative.sum.input]',
    ) + otelcol('processor.deltatocumulative', 'sum', { metrics: 'exporter.otlp.out' });
  expect(await found(text)).toEqual([
    expect.stringContaining('"sum" must see all points of a series, and what comes to'),
  ]);
});

test('another workload may sort the traces', async () => {
  const tier = alloy(receiver('in', 4317, 'exporter.loadbalancing.peers') + balancer('"sampler.obs"', 4317), {
    name: 'tier',
  });
  const sampling = alloy(direct, { ...two, name: 'sampler' });
  const others = service('sampler', [{ port: 4317 }], {}, 'sampler');
  expect(await foundBy('river/traces-together', [...tier, ...sampling, others])).toEqual([]);
  expect(await foundBy('river/traces-together', [...tier, ...sampling])).toHaveLength(1);
});

test('what one receiver feeds is told together', async () => {
  const both = direct.replace('keep.input]', 'keep.input, otelcol.connector.spanmetrics.red.input]');
  const text = both + otelcol('connector.spanmetrics', 'red', { metrics: 'exporter.otlp.out' });
  expect(await found(text)).toEqual([
    expect.stringContaining(
      'otelcol.processor.tail_sampling "keep" and otelcol.connector.spanmetrics "red" must see',
    ),
  ]);
});

test('metrics may come to any pod', async () => {
  const text =
    receiver('in', 4317, 'x').replace(
      'traces = [otelcol.x.input]',
      'metrics = [otelcol.exporter.otlp.out.input]',
    ) + sampler;
  expect(await found(text)).toEqual([]);
});
