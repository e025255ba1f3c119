import { testRule } from '../testing.ts';
import { signal } from './signal.ts';

const receiver = (output: string) => `otelcol.receiver.otlp "in" {\n output {\n  ${output}\n }\n}\n`;
const sampling = 'otelcol.processor.tail_sampling "s" { }';
const balancer = 'otelcol.exporter.loadbalancing "b" { }';

testRule(signal, {
  finds: {
    'a signal that a processor does not take': [
      receiver('logs = [otelcol.processor.tail_sampling.s.input]') + sampling,
      '3: otelcol.receiver.otlp.in sends logs to otelcol.processor.tail_sampling.s, which takes traces only',
    ],
    'a signal that a connector does not take': [
      `${receiver('metrics = [otelcol.connector.spanmetrics.c.input]')}otelcol.connector.spanmetrics "c" { }`,
      '3: otelcol.receiver.otlp.in sends metrics to otelcol.connector.spanmetrics.c, which takes traces only',
    ],
    'a signal that an exporter does not take': [
      `${receiver('traces = [otelcol.exporter.prometheus.p.input]')}otelcol.exporter.prometheus "p" { }`,
      '3: otelcol.receiver.otlp.in sends traces to otelcol.exporter.prometheus.p, which takes metrics only',
    ],
    'metrics at the balancer': [
      receiver('metrics = [otelcol.exporter.loadbalancing.b.input]') + balancer,
      '3: otelcol.receiver.otlp.in sends metrics to otelcol.exporter.loadbalancing.b, which takes traces and logs only',
    ],
  },
  passes: {
    'signals that are taken': receiver('traces = [otelcol.processor.tail_sampling.s.input]') + sampling,
    'receivers of Prometheus and Loki':
      'prometheus.scrape "x" {\n forward_to = [otelcol.receiver.prometheus.p.receiver]\n}\notelcol.receiver.prometheus "p" { }',
  },
});

testRule(signal, {
  options: { stability: 'experimental' },
  passes: {
    'metrics at the balancer': receiver('metrics = [otelcol.exporter.loadbalancing.b.input]') + balancer,
  },
});
