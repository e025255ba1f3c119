import type { Gate, StructTable } from '../types.ts';
import { list, nonEmpty, oneOf, oneOfAnyCase, positiveDuration, text } from '../value-types.ts';
import { grpcClient } from './otelcol.ts';

/** `otelcol.exporter.*` and `otelcol.auth.*`. Source: Alloy 1.18.1, `internal/component/otelcol/`. */
export function otelcolExporterStructs(): StructTable {
  return {
    // exporter/otlp, exporter/otlphttp, exporter/prometheus, exporter/debug
    'otelcol/exporter/otlp.Arguments': { arguments: { timeout: { default: '5s' } } },
    'otelcol/exporter/otlp.GRPCClientArguments': {
      arguments: { ...grpcClient, endpoint: { type: text('grpc-target') } },
    },
    'otelcol/exporter/otlphttp.Arguments': {
      arguments: { encoding: { type: oneOf('proto', 'json'), default: 'proto' } },
    },
    'otelcol/exporter/otlphttp.HTTPClientArguments': {
      arguments: {
        compression: { default: 'gzip' },
        timeout: { default: '30s' },
        endpoint: { type: text('url') },
      },
    },
    'otelcol/exporter/prometheus.Arguments': {
      arguments: {
        include_target_info: { default: true },
        include_scope_info: { default: false },
        include_scope_labels: { default: true },
        gc_frequency: { type: positiveDuration, default: '5m' },
        add_metric_suffixes: { default: true },
        resource_to_telemetry_conversion: { default: false },
        honor_metadata: { default: false },
        convert_classic_histograms_to_nhcb: {
          default: false,
          gate: { stability: 'experimental', when: [true], effect: 'refused' },
        },
      },
    },
    'otelcol/exporter/debug.Arguments': {
      arguments: { verbosity: { type: oneOfAnyCase('basic', 'normal', 'detailed'), default: 'basic' } },
    },

    // exporter/loadbalancing/loadbalancing.go: the documentation's `retry` at the top is `retry_on_failure` in the code.
    'otelcol/exporter/loadbalancing.Arguments': {
      arguments: {
        routing_key: {
          type: oneOf('traceID', 'service', 'resource', 'metric', 'streamID'),
          default: 'traceID',
          gate: metricsOnly,
        },
      },
    },
    'otelcol/exporter/loadbalancing.GRPCClientArguments': { arguments: grpcClient },
    'otelcol/exporter/loadbalancing.ResolverSettings': {
      rules: [{ kind: 'exactly-one', of: ['static', 'dns', 'kubernetes', 'aws_cloud_map'] }],
    },
    'otelcol/exporter/loadbalancing.DNSResolver': {
      arguments: { port: { default: '4317' }, interval: { default: '5s' }, timeout: { default: '1s' } },
    },
    'otelcol/exporter/loadbalancing.KubernetesResolver': {
      arguments: {
        service: { type: nonEmpty },
        ports: { type: list({ kind: 'number', integer: true, min: 1, max: 65_535 }), default: [4317] },
        timeout: { default: '1s' },
        return_hostnames: { default: false },
      },
    },
    'otelcol/exporter/loadbalancing.AWSCloudMapResolver': {
      arguments: {
        health_status: {
          type: oneOf('HEALTHY', 'UNHEALTHY', 'ALL', 'HEALTHY_OR_ELSE_ALL'),
          default: 'HEALTHY',
        },
      },
    },

    // auth/
    'otelcol/auth/basic.Arguments': {
      arguments: { username: { deprecated: 'client_auth' }, password: { deprecated: 'client_auth' } },
      rules: [
        { kind: 'at-least-one', of: ['username', 'password', 'htpasswd', 'client_auth'] },
        { kind: 'when', given: 'username', needs: ['password'] },
        // Its validation lets this through, but the side of a server is always made, and that does not start without users.
        { kind: 'when', given: 'client_auth', needsOneOf: ['htpasswd', 'username'] },
      ],
    },
    'otelcol/auth/bearer.Arguments': {
      arguments: { scheme: { default: 'Bearer' }, header: { default: 'Authorization' } },
    },
    'otelcol/auth/headers.Header': {
      arguments: { key: { type: nonEmpty }, action: { default: 'upsert' } },
      rules: [{ kind: 'exactly-one', of: ['value', 'from_context', 'from_attribute'] }],
    },
    'otelcol/auth/oauth2.Arguments': {
      arguments: {
        grant_type: {
          type: oneOf('client_credentials', 'urn:ietf:params:oauth:grant-type:jwt-bearer'),
          default: 'client_credentials',
        },
        token_url: { type: text('url') },
      },
    },

    // extension/jaeger_remote_sampling
    'otelcol/extension/jaeger_remote_sampling.Arguments': {
      rules: [{ kind: 'at-least-one', of: ['grpc', 'http'] }],
    },
    'otelcol/extension/jaeger_remote_sampling.ArgumentsSource': {
      rules: [{ kind: 'exactly-one', of: ['content', 'file', 'remote'] }],
    },
    'otelcol/storage/file.Arguments': { arguments: { create_directory: { default: true } } },
  };
}

/** Metrics can be balanced at experimental stability only; below it these keys leave nothing to balance. */
const metricsOnly: Gate = {
  stability: 'experimental',
  when: ['resource', 'metric', 'streamID'],
  effect: 'ignored',
};
