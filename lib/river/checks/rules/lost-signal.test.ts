import { testRule } from '../testing.ts';
import { lostSignal } from './lost-signal.ts';

const pipeline = (output: string) => `otelcol.receiver.otlp "in" {
 output {
  traces = [otelcol.processor.batch.b.input]
  logs = [otelcol.processor.batch.b.input]
 }
}
otelcol.processor.batch "b" {
 output {
  ${output}
 }
}
otelcol.exporter.otlp "out" { }`;
const out = '[otelcol.exporter.otlp.out.input]';

testRule(lostSignal, {
  finds: {
    'a signal that ends in a processor': [
      pipeline(`traces = ${out}`),
      '8: otelcol.processor.batch.b drops the logs that otelcol.receiver.otlp.in sends to it',
    ],
    'one with an empty list': [
      pipeline(`traces = ${out}\n  logs = []`),
      '8: otelcol.processor.batch.b drops the logs that otelcol.receiver.otlp.in sends to it',
    ],
  },
  passes: {
    'all that comes': pipeline(`traces = ${out}\n  logs = ${out}`),
    'more than comes': pipeline(`traces = ${out}\n  logs = ${out}\n  metrics = ${out}`),
    'no output at all: another rule tells': pipeline(''),
    'connectors, which make something else of it':
      'otelcol.receiver.otlp "in" {\n output {\n  traces = [otelcol.connector.spanmetrics.c.input]\n }\n}\notelcol.connector.spanmetrics "c" {\n output {\n  metrics = [otelcol.exporter.otlp.out.input]\n }\n}\notelcol.exporter.otlp "out" { }',
  },
});
