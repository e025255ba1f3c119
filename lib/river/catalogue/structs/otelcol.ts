import type { StructTable } from '../types.ts';
import { atLeast, list, natural, oneOf, positive, positiveDuration, text } from '../value-types.ts';
import { tlsRules } from './common.ts';

/**
 * What the `otelcol.*` components share. Sources: Alloy 1.18.1, `internal/component/otelcol/`; the modules of the
 * OpenTelemetry Collector that it is built with (0.153 and 1.59).
 */
export function otelcolStructs(): StructTable {
  const transport = oneOf('tcp', 'tcp4', 'tcp6', 'udp', 'udp4', 'udp6', 'unix', 'unixgram', 'unixpacket');
  const sizer = oneOf('requests', 'items', 'bytes');
  return {
    // config_tls.go, config_grpc.go, config_http.go
    'otelcol.TLSSetting': {
      arguments: {
        min_version: { type: oneOf('1.0', '1.1', '1.2', '1.3', '') },
        max_version: { type: oneOf('1.0', '1.1', '1.2', '1.3', '') },
      },
      rules: tlsRules,
    },
    'otelcol.TLSClientArguments': {
      arguments: { insecure: { default: false }, insecure_skip_verify: { default: false } },
    },
    'otelcol.GRPCServerArguments': {
      arguments: {
        endpoint: { type: text('host-port') },
        transport: { type: transport, default: 'tcp' },
        max_recv_msg_size: { default: '4MiB' },
      },
    },
    'otelcol.GRPCClientArguments': { arguments: grpcClient },
    'otelcol.HTTPServerArguments': {
      arguments: {
        endpoint: { type: text('host-port') },
        max_request_body_size: { default: '20MiB' },
        compression_algorithms: {
          type: list(oneOf('', 'gzip', 'zstd', 'zlib', 'snappy', 'deflate', 'lz4', 'x-snappy-framed')),
        },
      },
    },
    'otelcol.HTTPClientArguments': { arguments: { compression: { default: '' } } },

    // config_queue.go, config_retry.go
    'otelcol.QueueArguments': {
      arguments: {
        enabled: { default: true },
        num_consumers: { type: positive, default: 10 },
        queue_size: { type: positive, default: 1000 },
        sizer: { type: sizer, default: 'requests' },
        block_on_overflow: { default: false },
      },
    },
    'otelcol.BatchConfig': {
      arguments: {
        flush_timeout: { type: positiveDuration, default: '200ms' },
        min_size: { type: natural, default: 2000 },
        max_size: { type: natural, default: 3000 },
        sizer: { type: oneOf('items', 'bytes'), default: 'items' },
      },
      rules: [{ kind: 'order', lower: 'min_size', upper: 'max_size', zeroIsNoLimit: true }],
    },
    'otelcol.RetryArguments': {
      arguments: {
        enabled: { default: true },
        initial_interval: { default: '5s' },
        randomization_factor: { type: { kind: 'number', min: 0 }, default: 0.5 },
        multiplier: { type: { kind: 'number', above: 1 }, default: 1.5 },
        max_interval: { default: '30s' },
        max_elapsed_time: { type: atLeast('0s'), default: '5m' },
      },
    },
    'otelcol/config.DebugMetricsArguments': {
      arguments: {
        disable_high_cardinality_metrics: { default: true },
        level: { deprecated: 'nothing: the level cannot be set for one component any more' },
      },
    },
  };
}

/** What every gRPC client of the collector begins with. */
export const grpcClient = {
  compression: { default: 'gzip' },
  balancer_name: { default: 'round_robin' },
  write_buffer_size: { default: '512KiB' },
};
