import { testRule } from '../testing.ts';
import { unused } from './unused.ts';

testRule(unused, {
  finds: {
    'a sink that nobody sends to': [
      'loki.write "x" { }',
      '1: nothing refers to loki.write "x", so it does nothing',
    ],
    'a processor that nobody sends to': [
      'loki.process "x" { }',
      '1: nothing refers to loki.process "x", so it does nothing',
    ],
    'targets that nobody scrapes': [
      'prometheus.exporter.unix "x" { }',
      '1: nothing refers to prometheus.exporter.unix "x", so it does nothing',
    ],
    'a helper': ['local.file "x" { }', '1: nothing refers to local.file "x", so it does nothing'],
    'one that refers to itself only': [
      'loki.process "x" {\n forward_to = [loki.process.x.receiver]\n}',
      '1: nothing refers to loki.process "x", so it does nothing',
    ],
  },
  passes: {
    sources: 'prometheus.scrape "x" { }\notelcol.receiver.otlp "y" { }\nbeyla.ebpf "z" { }',
    'what acts by itself': 'mimir.rules.kubernetes "x" { }',
    'what is referred to':
      'loki.write "x" { }\nloki.source.file "y" {\n forward_to = [loki.write.x.receiver]\n}',
    'what a configuration block refers to':
      'loki.write "x" { }\nlogging {\n write_to = [loki.write.x.receiver]\n}',
    'what a declare exports':
      'declare "a" {\n loki.write "x" { }\n export "receiver" {\n  value = loki.write.x.receiver\n }\n}',
    'what a foreach uses':
      'loki.write "x" { }\nforeach "f" {\n template {\n  loki.source.file "y" {\n   forward_to = [loki.write.x.receiver]\n  }\n }\n}',
    'custom components': 'declare "a" { }\na "x" { }',
  },
});
