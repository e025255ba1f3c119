import type { StructTable } from '../types.ts';
import {
  list,
  natural,
  nonEmptyList,
  oneOf,
  positive,
  positiveDuration,
  string,
  text,
} from '../value-types.ts';

/** `otelcol.connector.*`. Source: Alloy 1.18.1, `internal/component/otelcol/connector/`. */
export function otelcolConnectorStructs(): StructTable {
  const conditions = { conditions: { type: list(text('ottl-condition')) } };
  return {
    'otelcol/connector/spanmetrics.Arguments': {
      arguments: {
        aggregation_temporality: { type: oneOf('CUMULATIVE', 'DELTA'), default: 'CUMULATIVE' },
        aggregation_cardinality_limit: { type: natural, default: 0 },
        metrics_flush_interval: { type: positiveDuration, default: '1m' },
        metrics_expiration: { default: '0s' },
        series_expiration: { default: '0s' },
        resource_metrics_cache_size: { default: 1000 },
        metric_timestamp_cache_size: { default: 1000 },
        namespace: { default: 'traces.span.metrics' },
        include_collector_instance_id: { default: false },
      },
      rules: [
        {
          kind: 'when',
          given: { name: 'aggregation_temporality', is: ['DELTA'] },
          needs: [{ name: 'metric_timestamp_cache_size', isNot: [0] }],
        },
      ],
    },
    'otelcol/connector/spanmetrics.HistogramConfig': {
      arguments: { unit: { type: oneOf('ms', 's'), default: 'ms' }, disable: { default: false } },
      rules: [{ kind: 'exactly-one', of: ['exponential', 'explicit'] }],
    },
    'otelcol/connector/spanmetrics.ExponentialHistogramConfig': {
      arguments: { max_size: { type: positive, default: 160 } },
    },
    'otelcol/connector/spanmetrics.ExemplarsConfig': {
      arguments: { enabled: { default: false }, max_per_data_point: { default: 5 } },
    },
    // The documentation's `database_name_attribute` is gone from the code; `database_name_attributes` is there.
    'otelcol/connector/servicegraph.Arguments': {
      arguments: {
        dimensions: { default: [] },
        cache_loop: { type: positiveDuration, default: '1m' },
        store_expiration_loop: { type: positiveDuration, default: '2s' },
        metrics_flush_interval: { default: '1m' },
        database_name_attributes: { default: ['db.name'] },
      },
    },
    'otelcol/connector/servicegraph.StoreConfig': {
      arguments: {
        max_items: { type: positive, default: 1000 },
        ttl: { type: positiveDuration, default: '2s' },
      },
    },
    'otelcol/connector/spanlogs.OverrideConfig': {
      arguments: {
        logs_instance_tag: { default: 'traces' },
        service_key: { default: 'svc' },
        span_name_key: { default: 'span' },
        status_key: { default: 'status' },
        duration_key: { default: 'dur' },
        trace_id_key: { default: 'tid' },
      },
    },
    'otelcol/connector/host_info.Arguments': {
      arguments: {
        host_identifiers: { type: nonEmptyList(string), default: ['host.id'] },
        metrics_flush_interval: { type: positiveDuration, default: '1m' },
      },
    },
    'otelcol/connector/count.MetricInfo': { arguments: conditions },
  };
}
