import { testRule } from '../testing.ts';
import { sentTwice } from './sent-twice.ts';

const scrape = (to: string) => `prometheus.scrape "x" {\n forward_to = [${to}]\n}
prometheus.remote_write "a" { }
prometheus.remote_write "b" { }`;
const a = 'prometheus.remote_write.a.receiver';

testRule(sentTwice, {
  finds: {
    'one receiver twice in a list': [
      scrape(`${a}, ${a}`),
      `2: prometheus.scrape.x sends everything twice to ${a}`,
    ],
  },
  passes: {
    'two receivers': scrape(`${a}, prometheus.remote_write.b.receiver`),
    'one receiver for two signals':
      'otelcol.receiver.otlp "x" {\n output {\n  traces = [otelcol.exporter.otlp.y.input]\n  logs = [otelcol.exporter.otlp.y.input]\n }\n}\notelcol.exporter.otlp "y" { }',
    'targets of one component twice':
      'discovery.http "d" { }\nprometheus.scrape "x" {\n targets = array.concat(discovery.http.d.targets, discovery.http.d.targets)\n}',
  },
});
