import { expect, test } from '@jest/globals';
import { memoryLimiter } from './memory-limiter.ts';
import { found, otelcol } from './testing.ts';

const receiver = (to: string) => otelcol('receiver.otlp', 'in', { traces: to }, '  grpc { }');
const limiter = (to: string) =>
  otelcol('processor.memory_limiter', 'first', { traces: to }, '  check_interval = "1s"');
const batch = (to: string) => otelcol('processor.batch', 'last', { traces: to });
const exporter = otelcol('exporter.otlp', 'out', {}, '  client {\n    endpoint = "tempo:4317"\n  }');

test('an empty file has nothing to limit', async () => {
  expect(await found(memoryLimiter, '')).toEqual([]);
});

test('the limiter comes first', async () => {
  const text =
    receiver('processor.memory_limiter.first') +
    limiter('processor.batch.last') +
    batch('exporter.otlp.out') +
    exporter;
  expect(await found(memoryLimiter, text)).toEqual([]);
});

test('something comes before the limiter', async () => {
  const text =
    receiver('processor.batch.last') +
    batch('processor.memory_limiter.first') +
    limiter('exporter.otlp.out') +
    exporter;
  expect(await found(memoryLimiter, text)).toEqual([
    '4 error: traces of otelcol.receiver.otlp "in" go through otelcol.processor.batch "last" before otelcol.processor.memory_limiter "first"',
  ]);
});

test('there is no limiter', async () => {
  expect(await found(memoryLimiter, receiver('exporter.otlp.out') + exporter)).toEqual([
    '4 warning: traces of otelcol.receiver.otlp "in" go to otelcol.exporter.otlp "out" and through no memory_limiter: a burst ends the process',
  ]);
});

test('two signals that take one wrong way are told once', async () => {
  const both = otelcol(
    'receiver.otlp',
    'in',
    { traces: 'processor.batch.last', logs: 'processor.batch.last' },
    '  grpc { }',
  );
  expect(await found(memoryLimiter, both + batch('exporter.otlp.out') + exporter)).toHaveLength(1);
});

test('what hands on what Alloy scraped itself is not limited', async () => {
  const bridge = otelcol('receiver.prometheus', 'in', { metrics: 'exporter.otlp.out' });
  expect(await found(memoryLimiter, bridge + exporter)).toEqual([]);
});

test('a declared limiter counts, and so does the way into a declare', async () => {
  const declared = (first: string) => `declare "pipeline" {
  argument "to" { }
  ${limiter('x.y').replace('[otelcol.x.y.input]', 'argument.to.value')}
  ${batch('processor.memory_limiter.first')}
  export "input" {
    value = otelcol.processor.${first}.input
  }
}
pipeline "one" {
  to = [otelcol.exporter.otlp.out.input]
}
${otelcol('receiver.otlp', 'in', { traces: 'a.b' }, '  grpc { }').replace('otelcol.a.b.input', 'pipeline.one.input')}${exporter}`;
  expect(await found(memoryLimiter, declared('memory_limiter.first'))).toEqual([]);
  expect(await found(memoryLimiter, declared('batch.last'))).toEqual([
    expect.stringContaining('go through otelcol.processor.batch "last" before'),
  ]);
});
