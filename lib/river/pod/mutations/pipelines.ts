import { type Change, text, zipkin } from './change.ts';

/** Slips in the shipped files, and the rule that should find each. */
export const pipelines: readonly (readonly [title: string, rule: string, change: Change])[] = [
  [
    'a receiver goes around the limiter',
    'memory-limiter',
    text('gateway', [zipkin('memory_limiter.ingest'), zipkin('k8sattributes.ingest')]),
  ],
  [
    'the second tier has no limiter',
    'memory-limiter',
    text('gateway', [
      'traces = [otelcol.processor.memory_limiter.sampling.input]',
      'traces = [otelcol.connector.spanmetrics.red.input, otelcol.processor.tail_sampling.traces.input]',
    ]),
  ],
  [
    'a batch before sampling',
    'batch-order',
    text(
      'gateway',
      [
        'traces = [otelcol.processor.memory_limiter.sampling.input]',
        'traces = [otelcol.processor.batch.early.input]',
      ],
      [
        'otelcol.processor.batch "logs" {',
        'otelcol.processor.batch "early" {\n\toutput {\n\t\ttraces = [otelcol.processor.memory_limiter.sampling.input]\n\t}\n}\n\notelcol.processor.batch "logs" {',
      ],
    ),
  ],
  [
    'no batch before Loki',
    'batch-order',
    text('gateway', [
      /logs {4}= \[otelcol.processor.batch.logs.input\]/,
      'logs = [otelcol.exporter.otlphttp.loki.input]',
    ]),
  ],
  [
    'k8sattributes in the second tier',
    'attributes-order',
    text(
      'gateway',
      [
        'traces  = [otelcol.processor.k8sattributes.ingest.input]',
        'traces = [otelcol.processor.transform.ingest.input]',
      ],
      [
        'traces = [otelcol.processor.memory_limiter.sampling.input]',
        'traces = [otelcol.processor.k8sattributes.ingest.input]',
      ],
    ),
  ],
  [
    'metrics of what sampling keeps',
    'sampled-metrics',
    text(
      'gateway',
      ['otelcol.connector.servicegraph.edges.input,', ''],
      [
        /(traces = \[)otelcol.processor.batch.traces.input/,
        'traces = [otelcol.processor.batch.traces.input, otelcol.connector.servicegraph.edges.input',
      ],
    ),
  ],
  [
    'files without a path',
    'file-targets',
    text('agent', [
      'path_targets      = discovery.relabel.pod_logs.output',
      'path_targets = discovery.kubernetes.pods.targets',
    ]),
  ],
  ['the path under another name', 'file-targets', text('agent', [/"__path__"/g, '"__file__"'])],
  [
    'the file dropped before partial lines are joined',
    'joined-lines',
    text('agent', [
      /\tstage.cri {/,
      '\tstage.structured_metadata {\n\t\tvalues = { pod = "" }\n\t}\n\tstage.label_drop {\n\t\tvalues = ["filename"]\n\t}\n\tstage.cri {',
    ]),
  ],
  ['pods stay labels', 'log-labels', text('agent', [/\t\t\tpod {6}= "",\n/, ''])],
  ['the file stays a label', 'log-labels', text('agent', [/\tstage.label_drop {[^}]*}/, ''])],
  ['traces become labels', 'log-labels', text('agent', ['stage.structured_metadata {', 'stage.labels {'])],
  [
    'every label of the pod',
    'log-labels',
    text('agent', [
      '// What Poddle puts on',
      'rule {\n\t\taction = "labelmap"\n\t\tregex = "__meta_kubernetes_pod_label_(.+)"\n\t}\n\n\t// What Poddle puts on',
    ]),
  ],
  [
    'the name of an event’s object as a label',
    'log-labels',
    text('gateway', [/kind {2}= "",\n(\t\t\tlevel = "",)/, 'uid = "",\n\t\t\tlevel = "",']),
  ],
  [
    'two scrapes of one path',
    'scraped-twice',
    text('agent', ['metrics_path      = "/metrics/cadvisor"', 'metrics_path = "/metrics"']),
  ],
];
