import type { StructTable } from '../types.ts';
import {
  atLeast,
  list,
  natural,
  nonEmpty,
  oneOf,
  oneOfAnyCase,
  positiveDuration,
  text,
} from '../value-types.ts';

/**
 * `otelcol.processor.*` but for tail sampling and those that know of Kubernetes. Sources: Alloy 1.18.1,
 * `internal/component/otelcol/processor/`; the OpenTelemetry Collector's processors 0.153.
 */
export function otelcolProcessorStructs(): StructTable {
  const percent = { kind: 'number', integer: true, min: 1, max: 100 } as const;
  const conditions = list(text('ottl-condition'));
  const matchType = oneOf('strict', 'regexp');
  return {
    // batch/batch.go
    'otelcol/processor/batch.Arguments': {
      arguments: {
        timeout: { default: '200ms' },
        send_batch_size: { default: 2000 },
        send_batch_max_size: { default: 3000 },
        metadata_cardinality_limit: { default: 1000 },
      },
      rules: [{ kind: 'order', lower: 'send_batch_size', upper: 'send_batch_max_size', zeroIsNoLimit: true }],
    },

    // memorylimiter/memorylimiter.go
    'otelcol/processor/memorylimiter.Arguments': {
      arguments: {
        check_interval: { type: positiveDuration },
        limit_percentage: { type: percent },
        spike_limit_percentage: { type: percent },
      },
      rules: [
        { kind: 'exactly-one', of: ['limit', 'limit_percentage'] },
        { kind: 'when', given: 'limit_percentage', needs: ['spike_limit_percentage'] },
        { kind: 'order', lower: 'spike_limit', upper: 'limit', strict: true },
      ],
    },

    // transform/transform.go, filter/types.go: conditions and statements are parsed when the component is built.
    'otelcol/processor/transform.Arguments': { arguments: { error_mode: { default: 'ignore' } } },
    'otelcol/processor/transform.ContextStatements': { arguments: { conditions: { type: conditions } } },
    'otelcol/processor/filter.Arguments': {
      arguments: { error_mode: { default: 'ignore' } },
      blocks: {
        traces: { deprecated: 'trace_conditions' },
        metrics: { deprecated: 'metric_conditions' },
        logs: { deprecated: 'log_conditions' },
      },
      rules: [
        { kind: 'when', given: 'traces', forbids: ['trace_conditions'] },
        { kind: 'when', given: 'metrics', forbids: ['metric_conditions'] },
        { kind: 'when', given: 'logs', forbids: ['log_conditions'] },
      ],
    },
    'otelcol/processor/filter.ContextConditions': {
      arguments: {
        context: {
          type: oneOf('resource', 'scope', 'span', 'spanevent', 'metric', 'datapoint', 'log', ''),
        },
        conditions: { type: conditions },
      },
    },
    'otelcol/processor/filter.TraceConfig': {
      arguments: { span: { type: conditions }, spanevent: { type: conditions } },
    },
    'otelcol/processor/filter.MetricConfig': {
      arguments: { metric: { type: conditions }, datapoint: { type: conditions } },
    },
    'otelcol/processor/filter.LogConfig': { arguments: { log_record: { type: conditions } } },

    // attributes/attributes.go, config_attraction.go, config_filter.go, span/span.go
    'otelcol.AttrActionKeyValue': {
      arguments: {
        action: { type: oneOfAnyCase('insert', 'update', 'upsert', 'delete', 'hash', 'extract', 'convert') },
        pattern: { type: text('regex') },
        converted_type: { type: oneOf('int', 'double', 'string', '') },
      },
      rules: [
        { kind: 'at-most-one', of: ['value', 'from_attribute', 'from_context'] },
        {
          kind: 'when',
          given: { name: 'action', is: ['insert', 'update', 'upsert'] },
          needs: ['key'],
          needsOneOf: ['value', 'from_attribute', 'from_context'],
        },
        { kind: 'when', given: { name: 'action', is: ['extract'] }, needs: ['key', 'pattern'] },
        { kind: 'when', given: { name: 'action', is: ['convert'] }, needs: ['key', 'converted_type'] },
        { kind: 'when', given: { name: 'action', is: ['delete', 'hash'] }, needsOneOf: ['key', 'pattern'] },
      ],
    },
    'otelcol.MatchProperties': { arguments: { match_type: { type: matchType } } },
    'otelcol/processor/span.Status': { arguments: { code: { type: oneOf('Ok', 'Error', 'Unset') } } },

    // probabilistic_sampler: more than 100 % is taken for all.
    'otelcol/processor/probabilistic_sampler.Arguments': {
      arguments: {
        sampling_percentage: { type: { kind: 'number', min: 0, max: 100 }, default: 0 },
        mode: { type: oneOf('hash_seed', 'proportional', 'equalizing', ''), default: '' },
        attribute_source: { type: oneOf('traceID', 'record', ''), default: 'traceID' },
        sampling_precision: { type: { kind: 'number', integer: true, min: 1, max: 14 }, default: 4 },
        fail_closed: { default: true },
      },
    },

    // discovery, interval, deltatocumulative, cumulativetodelta, metricstarttime
    'otelcol/processor/discovery.Arguments': {
      arguments: {
        operation_type: { type: oneOf('insert', 'update', 'upsert'), default: 'upsert' },
        pod_associations: { type: list(oneOf('ip', 'net.host.ip', 'k8s.pod.ip', 'hostname', 'connection')) },
      },
    },
    'otelcol/processor/interval.Arguments': {
      arguments: { interval: { type: positiveDuration, default: '1m' } },
    },
    'otelcol/processor/deltatocumulative.Arguments': {
      arguments: { max_stale: { type: positiveDuration, default: '5m' }, max_streams: { type: natural } },
    },
    'otelcol/processor/cumulativetodelta.Arguments': {
      arguments: {
        initial_value: { type: oneOf('auto', 'keep', 'drop'), default: 'auto' },
        max_staleness: { type: atLeast('0s'), default: '0s' },
      },
    },
    'otelcol/processor/cumulativetodelta.MatchArgs': {
      arguments: { match_type: { type: matchType }, metric_types: { type: list(oneOf('sum', 'histogram')) } },
      rules: [
        { kind: 'when', given: 'metrics', needs: ['match_type'] },
        { kind: 'when', given: 'match_type', needs: ['metrics'] },
      ],
    },
    'otelcol/processor/metricstarttime.Arguments': {
      arguments: {
        strategy: {
          type: oneOf('true_reset_point', 'subtract_initial_point', 'start_time_metric'),
          default: 'true_reset_point',
        },
        gc_interval: { type: positiveDuration, default: '10m' },
      },
    },
    'otelcol/processor/span.ToAttributes': { arguments: { rules: { type: list(nonEmpty) } } },
  };
}
