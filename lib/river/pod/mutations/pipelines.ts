import { type Change, flag, required, text, variable } from './change.ts';

/** Slips in the shipped files, and in how many pods run them, and the rule that should find each. */
export const pipelines: readonly (readonly [title: string, rule: string, change: Change])[] = [
  // What the parts of a pipeline mean together.
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

  // Several pods.
  [
    'no balancer between the tiers',
    'traces-together',
    text('gateway', [
      'traces = [otelcol.exporter.loadbalancing.peers.input]',
      'traces = [otelcol.processor.memory_limiter.sampling.input]',
    ]),
  ],
  [
    'balanced by service',
    'traces-together',
    text('gateway', ['routing_key = "traceID"', 'routing_key = "service"']),
  ],
  [
    'two receivers feed the sampler',
    'traces-together',
    text('gateway', [zipkin('memory_limiter.ingest'), zipkin('memory_limiter.sampling')]),
  ],
  [
    'an autoscaler for one replica',
    'traces-together',
    (objects) => {
      text('gateway', [
        'traces = [otelcol.exporter.loadbalancing.peers.input]',
        'traces = [otelcol.processor.memory_limiter.sampling.input]',
      ])(objects);
      objects.get('StatefulSet', 'alloy-gateway').spec.replicas = 1;
      objects.all.push({
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'h', namespace: 'alloy-gateway' },
        spec: {
          maxReplicas: 3,
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'alloy-gateway' },
        },
      });
    },
  ],
  [
    'the balancer sends to the first tier',
    'balancer-loop',
    text('gateway', ['ports   = [14317]', 'ports = [4317]']),
  ],
  [
    'the balancer sends where nobody receives',
    'balancer-port',
    text('gateway', ['ports   = [14317]', 'ports = [14318]']),
  ],
  [
    'the second tier listens elsewhere',
    'balancer-port',
    text('gateway', ['"0.0.0.0:14317"', '"0.0.0.0:14319"']),
  ],
  [
    'a Service that is not there',
    'balancer-port',
    (objects) => {
      variable(objects, 'gateway', 'PEER_SERVICE').value = 'alloy.alloy-gateway';
    },
  ],
  [
    'applications may send to the second tier',
    'balanced-only',
    ({ get }) => {
      const { ingress } = get('NetworkPolicy', 'alloy-gateway', 'alloy-gateway').spec;
      const own = required(
        ingress.find((rule: { ports: { port: unknown }[] }) =>
          rule.ports.some(({ port }) => port === 14_317),
        ),
      );
      own.from.push({ namespaceSelector: {} });
    },
  ],
  [
    'a route to the second tier',
    'balanced-only',
    ({ get }) => {
      get('GRPCRoute', 'alloy-gateway-otlp-grpc').spec.rules[0].backendRefs[0].port = 14_317;
    },
  ],
  [
    'annotated pods by every replica',
    'clustering',
    text('gateway', [/(follow_redirects = false\n\n)\tclustering {[^}]*}/, 'follow_redirects = false']),
  ],
  [
    'events by every replica',
    'clustering',
    text('gateway', [
      'log_format = "json"\n\n\tclustering {\n\t\tenabled = true\n\t}',
      'log_format = "json"',
    ]),
  ],
  [
    'its own metrics shared out',
    'clustering',
    text('gateway', [
      'targets         = discovery.relabel.self.output',
      'clustering {\n\t\tenabled = true\n\t}\n\ttargets = discovery.relabel.self.output',
    ]),
  ],
  ['no cluster', 'clustering', flag('gateway', '--cluster.enabled=true')],
  [
    'kubelets of all nodes on every node',
    'clustering',
    text('agent', [/\tselectors {\n\t\trole {2}= "node"[^}]*}/, '']),
  ],
  ['nobody to join', 'cluster-join', flag('gateway', '--cluster.join-addresses=alloy-gateway-cluster')],
  [
    'a misspelt Service to join',
    'cluster-join',
    flag(
      'gateway',
      '--cluster.join-addresses=alloy-gateway-cluster',
      '--cluster.join-addresses=alloy-gateway-clusters',
    ),
  ],
  [
    'span metrics of all replicas as one',
    'replica-series',
    text('gateway', ['[prometheus.relabel.derived.receiver]', '[prometheus.remote_write.default.receiver]']),
  ],
  [
    'the gateway’s own metrics by node',
    'replica-series',
    text('gateway', [/\/\/ Two replicas may share[\s\S]*?replacement {2}= constants.hostname\n\t}/, '']),
  ],
  [
    'kubelets by agent and gateway',
    'scraped-by-two',
    text('gateway', [
      "// ================= the gateway's own",
      'discovery.kubernetes "nodes" {\n\trole = "node"\n}\n\nprometheus.scrape "kubelet" {\n\ttargets = discovery.kubernetes.nodes.targets\n\tscheme = "https"\n\tclustering {\n\t\tenabled = true\n\t}\n\tforward_to = [prometheus.remote_write.default.receiver]\n}\n// ',
    ]),
  ],
  [
    'events by agent and gateway',
    'scraped-by-two',
    text('agent', [
      '// ---------- self',
      'loki.source.kubernetes_events "e" {\n\tforward_to = [loki.write.default.receiver]\n}\n// ',
    ]),
  ],
];

/** Where the receiver for Zipkin sends to, which stands last before the first processor. */
function zipkin(to: string): string {
  return `\t\ttraces = [otelcol.processor.${to}.input]\n\t}\n}\n\n// First of all`;
}
