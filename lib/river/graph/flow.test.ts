import { expect, test } from '@jest/globals';
import { modelOf } from '../model/testing.ts';
import { downstream, flowOf } from './flow.ts';

const edgesOf = (text: string) =>
  flowOf(modelOf(text)).edges.map(({ from, to, cargo }) => `${from.id} ${cargo} ${to.id}`);

test('nothing flows in an empty file', () => {
  expect(edgesOf('')).toEqual([]);
});

test('what is sent goes to the one that is named, what is offered comes from it', () => {
  expect(
    edgesOf(`
      discovery.http "d" { }
      prometheus.scrape "s" {
        targets = discovery.http.d.targets
        forward_to = [prometheus.remote_write.w.receiver, otelcol.receiver.prometheus.o.receiver]
      }
      prometheus.remote_write "w" { }
      otelcol.receiver.prometheus "o" {
        output {
          metrics = [otelcol.exporter.otlp.e.input]
          logs = [otelcol.exporter.otlp.e.input]
        }
      }
      otelcol.exporter.otlp "e" {
        client { auth = otelcol.auth.basic.a.handler }
        sending_queue { storage = otelcol.storage.file.f.handler }
      }
      otelcol.auth.basic "a" { password = local.file.p.content }
      otelcol.storage.file "f" { }
      local.file "p" { }
      loki.source.journal "j" { relabel_rules = loki.relabel.r.rules }
      loki.relabel "r" { forward_to = [loki.write.l.receiver] }
      loki.write "l" { }
      pyroscope.scrape "p" { forward_to = [pyroscope.write.p.receiver] }
      pyroscope.write "p" { }`),
  ).toEqual([
    'discovery.http.d targets prometheus.scrape.s',
    'prometheus.scrape.s metrics prometheus.remote_write.w',
    'prometheus.scrape.s metrics otelcol.receiver.prometheus.o',
    'otelcol.receiver.prometheus.o metrics otelcol.exporter.otlp.e',
    'otelcol.receiver.prometheus.o logs otelcol.exporter.otlp.e',
    'otelcol.auth.basic.a authentication otelcol.exporter.otlp.e',
    'otelcol.storage.file.f storage otelcol.exporter.otlp.e',
    'local.file.p value otelcol.auth.basic.a',
    'loki.relabel.r rules loki.source.journal.j',
    'loki.relabel.r logs loki.write.l',
    'pyroscope.scrape.p profiles pyroscope.write.p',
  ]);
});

test('configuration blocks send, too', () => {
  expect(
    edgesOf(`
      logging { write_to = [loki.write.l.receiver] }
      tracing { write_to = [otelcol.exporter.otlp.e.input] }
      loki.write "l" { }
      otelcol.exporter.otlp "e" { }`),
  ).toEqual(['logging logs loki.write.l', 'tracing traces otelcol.exporter.otlp.e']);
});

test('a declare: its inside ends at its arguments and exports, its instances go on', () => {
  expect(
    edgesOf(`
      declare "mine" {
        argument "forward_to" { }
        discovery.http "d" { }
        prometheus.scrape "s" {
          targets = discovery.http.d.targets
          forward_to = argument.forward_to.value
        }
        prometheus.relabel "r" { forward_to = argument.forward_to.value }
        export "receiver" { value = prometheus.relabel.r.receiver }
        export "targets" { value = discovery.http.d.targets }
      }
      mine "it" { forward_to = [prometheus.remote_write.w.receiver] }
      prometheus.scrape "t" {
        targets = mine.it.targets
        forward_to = [mine.it.receiver]
      }
      prometheus.remote_write "w" { }`),
  ).toEqual([
    'mine.it metrics prometheus.remote_write.w',
    'mine.it targets prometheus.scrape.t',
    'prometheus.scrape.t metrics mine.it',
    'discovery.http.d targets prometheus.scrape.s',
    'prometheus.scrape.s metrics argument.forward_to',
    'prometheus.relabel.r metrics argument.forward_to',
    'export.receiver metrics prometheus.relabel.r',
    'discovery.http.d targets export.targets',
  ]);
});

test('what an import exports is known by the argument that takes it', () => {
  expect(
    edgesOf(`
      import.git "lib" { }
      lib.any "i" { to = [loki.write.l.receiver] }
      loki.process "p" { forward_to = [lib.any.i.receiver] }
      local.file "f" { filename = lib.any.i.name }
      loki.write "l" { }`),
  ).toEqual(['lib.any.i logs loki.write.l', 'loki.process.p logs lib.any.i', 'lib.any.i value local.file.f']);
});

test('edges are found from both ends, and all that is further down', () => {
  const model = modelOf(`
    loki.process "a" { forward_to = [loki.process.b.receiver] }
    loki.process "b" { forward_to = [loki.process.a.receiver, loki.write.w.receiver] }
    loki.write "w" { }`);
  const flow = flowOf(model);
  const [a, b, w] = model.components;
  if (!a || !b || !w) throw new Error('three components are expected');
  expect(flow.from(b).map(({ to }) => to)).toEqual([a, w]);
  expect(flow.to(b).map(({ from }) => from)).toEqual([a]);
  expect([flow.from(w), flow.to(w).length]).toEqual([[], 1]);
  expect(downstream(flow, a)).toEqual(new Set([a, b, w]));
  expect(downstream(flow, w)).toEqual(new Set());
});
