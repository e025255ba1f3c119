import { type Change, flag, required, text, variable, zipkin } from './change.ts';

/** Slips in the shipped files that matter because several pods run them, and the rule that should find each. */
export const replicas: readonly (readonly [title: string, rule: string, change: Change])[] = [
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
