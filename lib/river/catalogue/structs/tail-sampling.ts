import type { BodyRule, StructTable } from '../types.ts';
import {
  list,
  nonEmpty,
  nonEmptyList,
  oneOf,
  positive,
  positiveDuration,
  string,
  text,
} from '../value-types.ts';

/** Policy types that need no block: they have nothing to set. */
const bare = ['always_sample', 'trace_flags'] as const;

/** Policy types and the block of the same name that each is set up in. */
const simple = [
  ...['latency', 'numeric_attribute', 'probabilistic', 'status_code', 'string_attribute', 'rate_limiting'],
  ...['bytes_limiting', 'span_count', 'boolean_attribute', 'ottl_condition', 'trace_state'],
] as const;

/** Policy types that are made of others; they cannot stand in each other, but `and` can in `composite`. */
const combined = ['and', 'not', 'drop', 'composite'] as const;

/**
 * `otelcol.processor.tail_sampling`. Sources: Alloy 1.18.1, `internal/component/otelcol/processor/tail_sampling/`;
 * `tailsamplingprocessor` 0.153 of the OpenTelemetry Collector.
 */
export function tailSamplingStructs(): StructTable {
  const of = (name: string) => `otelcol/processor/tail_sampling.${name}`;
  const conditions = { type: list(text('ottl-condition')) };
  return {
    [of('Arguments')]: {
      arguments: {
        decision_wait: { type: positiveDuration, default: '30s' },
        num_traces: { type: positive, default: 50_000 },
        expected_new_traces_per_sec: { default: 0 },
        block_on_overflow: { default: false },
      },
      rules: [{ kind: 'distinct', block: 'policy', argument: 'name' }],
    },
    [of('SharedPolicyConfig')]: {
      arguments: { name: { type: nonEmpty }, type: { type: oneOf(...bare, ...simple) } },
      rules: simple.map(needsBlock),
    },
    [of('PolicyConfig')]: {
      arguments: { type: { type: oneOf(...bare, ...simple, ...combined) } },
      rules: combined.map(needsBlock),
    },
    [of('CompositeSubPolicyConfig')]: {
      arguments: { type: { type: oneOf(...bare, ...simple, 'and') } },
      rules: [needsBlock('and')],
    },
    [of('CompositeConfig')]: {
      arguments: {
        max_total_spans_per_second: { type: positive },
        policy_order: { type: nonEmptyList(string) },
      },
      rules: [{ kind: 'distinct', block: 'composite_sub_policy', argument: 'name' }],
    },
    [of('RateAllocationConfig')]: {
      arguments: { percent: { type: { kind: 'number', integer: true, min: 0, max: 100 } } },
    },
    [of('ProbabilisticConfig')]: {
      arguments: { sampling_percentage: { type: { kind: 'number', min: 0, max: 100 } } },
    },
    [of('StatusCodeConfig')]: {
      arguments: { status_codes: { type: nonEmptyList(oneOf('OK', 'ERROR', 'UNSET')) } },
    },
    [of('LatencyConfig')]: {
      arguments: { threshold_ms: { type: { kind: 'number', integer: true, min: 0 } } },
    },
    // A bound of 0 is no bound: the processor leaves it out.
    [of('NumericAttributeConfig')]: {
      rules: [{ kind: 'order', lower: 'min_value', upper: 'max_value', zeroIsNoLimit: true }],
    },
    // The values are regular expressions when `enabled_regex_matching` is true.
    [of('StringAttributeConfig')]: {
      arguments: { values: { type: nonEmptyList(string) }, enabled_regex_matching: { default: false } },
    },
    [of('OttlConditionConfig')]: {
      arguments: { span: conditions, spanevent: conditions },
      rules: [{ kind: 'at-least-one', of: ['span', 'spanevent'] }],
    },
    [of('DecisionCacheConfig')]: {
      arguments: { sampled_cache_size: { default: 0 }, non_sampled_cache_size: { default: 0 } },
    },
  };
}

function needsBlock(type: string): BodyRule {
  return { kind: 'when', given: { name: 'type', is: [type] }, needs: [type] };
}
