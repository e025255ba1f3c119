import { testRule } from '../testing.ts';
import { noOutput } from './no-output.ts';

const sink = '\nprometheus.remote_write "out" {\n endpoint {\n  url = "http://prometheus"\n }\n}';

testRule(noOutput, {
  finds: {
    'a scrape that forwards to nobody': [
      'prometheus.scrape "x" {\n targets = []\n forward_to = []\n}',
      '3: prometheus.scrape "x" sends what it has nowhere',
    ],
    'a receiver with an empty output': [
      'otelcol.receiver.otlp "x" {\n grpc { }\n output { }\n}',
      '3: otelcol.receiver.otlp "x" sends what it has nowhere',
    ],
    'a receiver whose consumers are none': [
      'otelcol.receiver.otlp "x" {\n output {\n  traces = []\n }\n}',
      '3: otelcol.receiver.otlp "x" sends what it has nowhere',
    ],
    'a processor that is sent something': [
      'prometheus.scrape "x" {\n forward_to = [prometheus.relabel.y.receiver]\n}\nprometheus.relabel "y" {\n forward_to = []\n}',
      '5: prometheus.relabel "y" sends what it has nowhere',
    ],
    'sinks that deliver to nobody': [
      'prometheus.remote_write "x" { }\nloki.write "y" { }',
      '1: prometheus.remote_write "x" has no endpoint: what is sent to it is lost',
      '2: loki.write "y" has no endpoint: what is sent to it is lost',
    ],
  },
  passes: {
    'what is sent on': `prometheus.scrape "x" {\n forward_to = [prometheus.remote_write.out.receiver]\n}${sink}`,
    'one signal of several':
      'otelcol.receiver.otlp "x" {\n output {\n  traces = [otelcol.exporter.otlp.y.input]\n }\n}\notelcol.exporter.otlp "y" { }',
    'a processor that only lends its rules':
      'loki.relabel "x" {\n forward_to = []\n}\nloki.source.journal "y" {\n relabel_rules = loki.relabel.x.rules\n forward_to = [loki.write.z.receiver]\n}\nloki.write "z" {\n endpoint {\n  url = "http://loki"\n }\n}',
    'a list that is not known':
      'declare "a" {\n argument "to" { }\n prometheus.scrape "x" {\n  forward_to = argument.to.value\n }\n}',
    'a required argument that is missing: another rule tells':
      'prometheus.scrape "x" { }\notelcol.receiver.otlp "y" { }',
    'a source whose targets are scraped': `beyla.ebpf "x" { }\nprometheus.scrape "y" {\n targets = beyla.ebpf.x.targets\n forward_to = [prometheus.remote_write.out.receiver]\n}${sink}`,
  },
});
