/** A port that a component opens. */
export interface Listener {
  /** Blocks from the component's body to the one that holds the address. */
  readonly block: readonly string[];
  /** `always`: also when the block is not written. `with-block`: for each such block. */
  readonly opens: 'always' | 'with-block';
  /** The argument that holds `host:port` (an empty one opens nothing), or the two that hold the host and the port. */
  readonly address: readonly [string] | readonly [string, string];
  /**
   * `host:port` when nothing is written; no host means all interfaces, port 0 one that the system picks. Undefined
   * where the argument is required.
   */
  readonly default?: string;
  /** `argument`: what the block's `protocol` argument says, TCP by default. */
  readonly protocol: 'tcp' | 'udp' | 'argument';
}

/**
 * Where Alloy's own HTTP server listens (metrics, UI, `/-/ready`, and the cluster's traffic, which has no port of its
 * own): `--server.http.listen-addr`, by default on loopback; the Helm chart sets `0.0.0.0:12345`. Source: Alloy 1.18.1,
 * `internal/alloycli/cmd_run.go`.
 */
export const alloyHttpListener = {
  flag: '--server.http.listen-addr',
  default: '127.0.0.1:12345',
  chartPort: 12_345,
};

/**
 * The ports that a component opens. Sources: Alloy 1.18.1, the components' `SetToDefault` and
 * `internal/component/common/net/config.go`.
 */
export function listeners(component: string): readonly Listener[] {
  return Object.hasOwn(byComponent, component) ? (byComponent[component]?.() ?? []) : [];
}

/** The components that open ports. */
export const listeningComponents = (): string[] => Object.keys(byComponent);

const at = (
  fallback: string | undefined,
  block: readonly string[] = [],
  address: Listener['address'] = ['endpoint'],
  protocol: Listener['protocol'] = 'tcp',
): Listener => ({
  block,
  opens: block.length === 0 ? 'always' : 'with-block',
  address,
  ...(fallback === undefined ? {} : { default: fallback }),
  protocol,
});

/** The server of Grafana's dskit, whose HTTP and gRPC sides both start with or without their blocks. */
const server = (block: readonly string[] = []): readonly Listener[] =>
  (['http', 'grpc'] as const).map((side) => ({
    block: [...block, side],
    opens: block.length === 0 ? 'always' : 'with-block',
    address: ['listen_address', 'listen_port'],
    default: side === 'http' ? ':8080' : ':0',
    protocol: 'tcp',
  }));

const byComponent: Readonly<Record<string, () => readonly Listener[]>> = {
  'faro.receiver': () => [
    {
      block: ['server'],
      opens: 'always',
      address: ['listen_address', 'listen_port'],
      default: '127.0.0.1:12347',
      protocol: 'tcp',
    },
  ],
  'loki.source.api': () => server(),
  'loki.source.awsfirehose': () => server(),
  'loki.source.gcplog': () => server(['push']),
  'loki.source.gelf': () => [at('0.0.0.0:12201', [], ['listen_address'], 'udp')],
  'loki.source.heroku': () => server(),
  'loki.source.syslog': () => [at(undefined, ['listener'], ['address'], 'argument')],
  'otelcol.extension.jaeger_remote_sampling': () => [
    at('0.0.0.0:14250', ['grpc']),
    at('0.0.0.0:5778', ['http']),
  ],
  'otelcol.receiver.cloudflare': () => [at(undefined)],
  'otelcol.receiver.datadog': () => [at('localhost:8126')],
  'otelcol.receiver.faro': () => [at('localhost:8080')],
  'otelcol.receiver.fluentforward': () => [at(undefined)],
  'otelcol.receiver.influxdb': () => [at('localhost:8086')],
  'otelcol.receiver.jaeger': () => [
    at('0.0.0.0:14250', ['protocols', 'grpc']),
    at('0.0.0.0:14268', ['protocols', 'thrift_http']),
    at('0.0.0.0:6832', ['protocols', 'thrift_binary'], ['endpoint'], 'udp'),
    at('0.0.0.0:6831', ['protocols', 'thrift_compact'], ['endpoint'], 'udp'),
  ],
  'otelcol.receiver.otlp': () => [at('0.0.0.0:4317', ['grpc']), at('0.0.0.0:4318', ['http'])],
  'otelcol.receiver.splunkhec': () => [at('localhost:8088')],
  'otelcol.receiver.syslog': () => [
    at(undefined, ['tcp'], ['listen_address']),
    at(undefined, ['udp'], ['listen_address'], 'udp'),
  ],
  'otelcol.receiver.tcplog': () => [at(undefined, [], ['listen_address'])],
  'otelcol.receiver.zipkin': () => [at('0.0.0.0:9411')],
  'prometheus.exporter.statsd': () => [
    at(':9125', [], ['listen_udp'], 'udp'),
    at(':9125', [], ['listen_tcp']),
  ],
  'prometheus.receive_http': () => server(),
  'pyroscope.receive_http': () => server(),
};
