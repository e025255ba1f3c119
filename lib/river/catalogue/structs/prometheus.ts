import type { Gate, StructTable } from '../types.ts';
import { atLeast, list, natural, oneOf } from '../value-types.ts';
import { remoteWriteMessage, remoteWriteV2Gate } from './prometheus-write.ts';

/** `prometheus.*` but for exporters and `remote_write`. Source: Alloy 1.18.1, `internal/component/prometheus/`. */
export function prometheusStructs(): StructTable {
  const experimental: Gate = { stability: 'experimental', when: [true], effect: 'refused' };
  const scrapeProtocol = oneOf(
    ...['PrometheusProto', 'PrometheusText0.0.4', 'PrometheusText1.0.0'],
    ...['OpenMetricsText0.0.1', 'OpenMetricsText1.0.0'],
  );
  return {
    // scrape/scrape.go; the protocols are Prometheus' (config/config.go).
    'prometheus/scrape.Arguments': {
      arguments: {
        scrape_interval: { default: '1m' },
        scrape_timeout: { default: '10s' },
        metrics_path: { default: '/metrics' },
        scheme: { type: oneOf('http', 'https'), default: 'http' },
        honor_labels: { default: false },
        honor_timestamps: { default: true },
        scrape_protocols: { type: list(scrapeProtocol) },
        scrape_fallback_protocol: { type: scrapeProtocol, default: 'PrometheusText0.0.4' },
        scrape_native_histograms: { default: false },
        enable_protobuf_negotiation: { default: false, deprecated: 'scrape_protocols' },
        metric_name_validation_scheme: { type: oneOf('legacy', 'utf8'), default: 'legacy' },
        metric_name_escaping_scheme: { type: oneOf('allow-utf-8', 'underscores', 'dots', 'values', '') },
        sample_limit: { default: 0 },
        honor_metadata: { default: false, gate: experimental },
        enable_type_and_unit_labels: { default: false, gate: experimental },
      },
      rules: [
        { kind: 'order', lower: 'scrape_timeout', upper: 'scrape_interval' },
        {
          kind: 'when',
          given: { name: 'enable_protobuf_negotiation', is: [true] },
          forbids: ['scrape_protocols'],
        },
        {
          kind: 'when',
          given: { name: 'metric_name_escaping_scheme', is: ['allow-utf-8'] },
          needs: [{ name: 'metric_name_validation_scheme', is: ['utf8'] }],
        },
      ],
    },

    // relabel/relabel.go: the bounded cache is on by default, so `cache_ttl` needs it off.
    'prometheus/relabel.Arguments': {
      arguments: { max_cache_size: { type: natural, default: 100_000 }, cache_ttl: { type: atLeast('1m') } },
      rules: [
        { kind: 'when', given: 'cache_ttl', needs: [{ name: 'max_cache_size', is: [0] }] },
        { kind: 'when', given: { name: 'max_cache_size', is: [0] }, needs: ['cache_ttl'] },
      ],
    },

    // operator/types.go, operator/common/component.go: an empty `namespaces` means all.
    'prometheus/operator.Arguments': {
      arguments: {
        namespaces: { default: [] },
        kubernetes_role: { type: oneOf('endpoints', 'endpointslice'), default: 'endpoints' },
        informer_sync_timeout: { default: '1m' },
      },
    },
    'prometheus/operator.ScrapeOptions': {
      arguments: { enable_type_and_unit_labels: { default: false, gate: experimental } },
    },

    // receive_http/receive_http.go
    'prometheus/receive_http.Arguments': {
      arguments: {
        append_metadata: { default: false, gate: experimental },
        enable_type_and_unit_labels: { default: false, gate: experimental },
        accepted_remote_write_protobuf_messages: {
          type: { kind: 'list', of: remoteWriteMessage, nonEmpty: true },
          default: ['prometheus.WriteRequest'],
          gate: remoteWriteV2Gate,
        },
      },
    },
  };
}
