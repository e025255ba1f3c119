import { expect, test } from '@jest/globals';
import { modelOf } from '../model/testing.ts';
import { mermaid } from './mermaid.ts';

test('an empty file is an empty chart', () => {
  expect(mermaid(modelOf(''))).toBe('flowchart LR\n');
});

test('headings become parts, signals of one pair one line, shapes tell what a component does', () => {
  const text = `
// ---------- in <and "out">
otelcol.receiver.otlp "in" {
  output {
    traces = [otelcol.processor.batch.b.input]
    logs = [otelcol.processor.batch.b.input]
  }
}

// a plain comment, and one with dashes -- is no heading
otelcol.processor.batch "b" {
  output { traces = [otelcol.exporter.otlp.out.input] }
}

// =====
// ===== out =====
otelcol.exporter.otlp "out" {
  client { auth = otelcol.auth.basic.a.handler }
}

otelcol.auth.basic "a" { }

discovery.http "unused" { }
`;
  const chart = `flowchart LR
  subgraph section1["in &lt;and &quot;out&quot;>"]
    otelcol_receiver_otlp_in(["otelcol.receiver.otlp<br/>in"])
    otelcol_processor_batch_b["otelcol.processor.batch<br/>b"]
  end
  subgraph section2["out"]
    otelcol_exporter_otlp_out[("otelcol.exporter.otlp<br/>out")]
    otelcol_auth_basic_a[/"otelcol.auth.basic<br/>a"/]
    discovery_http_unused{{"discovery.http<br/>unused"}}
  end
  otelcol_receiver_otlp_in -->|traces, logs| otelcol_processor_batch_b
  otelcol_processor_batch_b -->|traces| otelcol_exporter_otlp_out
  otelcol_auth_basic_a -.->|authentication| otelcol_exporter_otlp_out
`;
  expect(mermaid(modelOf(text))).toBe(chart);
  expect(mermaid(modelOf(text))).toBe(chart);
});

test('without headings, what works on the same data is together', () => {
  const chart = mermaid(
    modelOf(`
      discovery.http "d" { }
      prometheus.scrape "s" {
        targets = discovery.http.d.targets
        forward_to = [prometheus.remote_write.w.receiver]
      }
      prometheus.remote_write "w" { }
      loki.source.api "a" { forward_to = [loki.write.l.receiver] }
      loki.write "l" { }
      otelcol.receiver.otlp "o" {
        output {
          traces = [otelcol.exporter.otlp.e.input]
          logs = [otelcol.exporter.otlp.e.input]
        }
      }
      otelcol.exporter.otlp "e" { }
      local.file "f" { }`),
  );
  const parts = chart
    .split('subgraph ')
    .slice(1)
    .map((part) =>
      part
        .split('  end')[0]
        ?.split('\n')
        .map((line) => line.trim().split(/[[({]/)[0]),
    );
  expect(parts).toEqual([
    ['section1', 'discovery_http_d', 'prometheus_scrape_s', 'prometheus_remote_write_w', ''],
    ['section2', 'loki_source_api_a', 'loki_write_l', ''],
    ['section3', 'otelcol_receiver_otlp_o', 'otelcol_exporter_otlp_e', ''],
    ['section4', 'local_file_f', ''],
  ]);
  expect(chart.match(/\["(\w+)"\]\n/g)).toEqual([
    '["metrics"]\n',
    '["logs"]\n',
    '["telemetry"]\n',
    '["unused"]\n',
  ]);
});

test('components of one name in different scopes are different nodes', () => {
  const chart = mermaid(
    modelOf(`
      loki.write "w" { }
      declare "d" {
        loki.write "w" { }
        export "receiver" { value = loki.write.w.receiver }
      }
      d "end" { }
      loki.process "p" { forward_to = [d.end.receiver, loki.write.w.receiver] }`),
  );
  expect(chart).toContain('  export_receiver -->|logs| loki_write_w_2\n');
  expect(chart).toContain('  loki_process_p -->|logs| loki_write_w\n');
  expect(chart).toContain('["declare d"]');
  expect(chart).toContain('  loki_process_p -->|logs| d_end\n');
});

test('targets that lead in a circle are drawn as they are', () => {
  const circle =
    'discovery.relabel "a" { targets = discovery.relabel.b.output }\ndiscovery.relabel "b" { targets = discovery.relabel.a.output }';
  expect(mermaid(modelOf(circle))).toContain('["unused"]');
});
