import { expect, test } from '@jest/globals';
import { batchOrder } from './batch-order.ts';
import { found, otelcol } from './testing.ts';

const batch = (to: string) => otelcol('processor.batch', 'all', { traces: to });
const attributes = (to: string) => otelcol('processor.attributes', 'more', { traces: to });
const receiver = (to: string) => otelcol('receiver.otlp', 'in', { traces: to }, '  grpc { }');
const exporter = (body = '') =>
  otelcol('exporter.otlp', 'out', {}, `  client {\n    endpoint = "tempo:4317"\n  }${body}`);

test.each([
  ['nothing', ''],
  ['a batch before an exporter', receiver('processor.batch.all') + batch('exporter.otlp.out') + exporter()],
  [
    'a batch before a connector',
    batch('connector.spanlogs.roots') +
      otelcol('connector.spanlogs', 'roots', { logs: 'processor.batch.logs' }) +
      otelcol('processor.batch', 'logs', { logs: 'exporter.otlp.out' }) +
      exporter(),
  ],
  [
    'an exporter that makes batches itself',
    receiver('exporter.otlp.out') +
      exporter('\n  sending_queue {\n    batch {\n      min_size = 100\n    }\n  }'),
  ],
  [
    'an exporter that writes series, which are queued behind it',
    otelcol('receiver.otlp', 'in', { metrics: 'exporter.prometheus.out' }, '  grpc { }') +
      'otelcol.exporter.prometheus "out" {\n  forward_to = []\n}\n',
  ],
  [
    'an exporter whose client takes a secret and a handler: neither sends to it',
    `${batch('exporter.otlp.out')}otelcol.auth.bearer "a" {\n  token = "x"\n}\n${otelcol('exporter.otlp', 'out', {}, '  client {\n    endpoint = "tempo:4317"\n    auth = otelcol.auth.bearer.a.handler\n  }')}`,
  ],
])('%s', async (_, text) => {
  expect(await found(batchOrder, text)).toEqual([]);
});

test('a processor behind a batch', async () => {
  const text =
    receiver('processor.batch.all') +
    batch('processor.attributes.more') +
    attributes('exporter.otlp.out') +
    exporter();
  expect(await found(batchOrder, text)).toEqual([
    '9 warning: otelcol.processor.batch "all" is not the last processor: otelcol.processor.attributes "more" comes behind it',
  ]);
});

test('no batch before an exporter', async () => {
  const text = receiver('processor.attributes.more') + attributes('exporter.otlp.out') + exporter();
  expect(await found(batchOrder, text)).toEqual([
    '9 warning: otelcol.exporter.otlp "out" makes a request of each thing that otelcol.processor.attributes "more" hands it',
  ]);
});
