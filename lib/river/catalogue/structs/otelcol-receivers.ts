import type { StructTable } from '../types.ts';
import { nonEmpty, oneOf, positive, text } from '../value-types.ts';

/** `otelcol.receiver.*`. Source: Alloy 1.18.1, `internal/component/otelcol/receiver/`. */
export function otelcolReceiverStructs(): StructTable {
  const listens = (endpoint: string) => ({ arguments: { endpoint: { default: endpoint } } });
  const udp = { queue_size: { type: positive, default: 1000 }, workers: { type: positive, default: 10 } };
  return {
    // The read buffer's default differs from other gRPC servers'; `at-least-one` is the collector's own rule.
    'otelcol/receiver/otlp.Arguments': { rules: [{ kind: 'at-least-one', of: ['grpc', 'http'] }] },
    'otelcol/receiver/otlp.GRPCServerArguments': {
      arguments: { endpoint: { default: '0.0.0.0:4317' }, read_buffer_size: { default: '512KiB' } },
    },
    'otelcol/receiver/otlp.HTTPConfigArguments': {
      arguments: {
        endpoint: { default: '0.0.0.0:4318' },
        traces_url_path: { type: nonEmpty, default: '/v1/traces' },
        metrics_url_path: { type: nonEmpty, default: '/v1/metrics' },
        logs_url_path: { type: nonEmpty, default: '/v1/logs' },
      },
    },
    'otelcol/receiver/jaeger.ProtocolsArguments': {
      rules: [{ kind: 'at-least-one', of: ['grpc', 'thrift_http', 'thrift_binary', 'thrift_compact'] }],
    },
    'otelcol/receiver/jaeger.GRPC': listens('0.0.0.0:14250'),
    'otelcol/receiver/jaeger.ThriftHTTP': listens('0.0.0.0:14268'),
    'otelcol/receiver/jaeger.ProtocolUDP': { arguments: { endpoint: { type: text('host-port') }, ...udp } },
    'otelcol/receiver/jaeger.ThriftBinary': listens('0.0.0.0:6832'),
    'otelcol/receiver/jaeger.ThriftCompact': listens('0.0.0.0:6831'),
    'otelcol/receiver/zipkin.Arguments': listens('0.0.0.0:9411'),
    'otelcol/receiver/influxdb.Arguments': listens('localhost:8086'),
    'otelcol/receiver/datadog.Arguments': listens('localhost:8126'),
    'otelcol/receiver/faro.Arguments': listens('localhost:8080'),
    'otelcol/receiver/splunkhec.Arguments': listens('localhost:8088'),
    'otelcol/receiver/filelog.Arguments': {
      arguments: { start_at: { type: oneOf('beginning', 'end'), default: 'end' } },
    },
    'otelcol/receiver/syslog.Arguments': {
      arguments: {
        protocol: { default: 'rfc5424' },
        location: { default: 'UTC' },
        on_error: { type: oneOf('drop', 'drop_quiet', 'send', 'send_quiet'), default: 'send' },
      },
      rules: [{ kind: 'at-least-one', of: ['tcp', 'udp'] }],
    },
    // Optional for Alloy's decoder, but refused when empty.
    'otelcol/receiver/syslog.TCP': {
      arguments: { listen_address: { type: text('host-port'), required: true } },
    },
    'otelcol/receiver/syslog.UDP': {
      arguments: { listen_address: { type: text('host-port'), required: true } },
    },
    'otelcol/receiver/tcplog.Arguments': { arguments: { listen_address: { type: text('host-port') } } },
    'otelcol/receiver/fluentforward.Arguments': { arguments: { endpoint: { type: nonEmpty } } },
    'otelcol/extension/jaeger_remote_sampling.GRPCServerArguments': listens('0.0.0.0:14250'),
    'otelcol/extension/jaeger_remote_sampling.HTTPServerArguments': listens('0.0.0.0:5778'),
  };
}
