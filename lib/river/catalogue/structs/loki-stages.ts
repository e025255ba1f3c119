import type { StructTable } from '../types.ts';
import { map, natural, nonEmpty, oneOf, positive, positiveDuration, string, text } from '../value-types.ts';

/**
 * The stages of `loki.process`. Source: Alloy 1.18.1, `internal/component/loki/process/`, whose checks run when a
 * pipeline is built: `alloy validate` does not get that far.
 */
export function lokiStageStructs(): StructTable {
  const regex = text('regex');
  const named = (of = string) => map(of, text('label-name'));
  const metric = {
    name: { type: nonEmpty },
    max_idle_duration: { type: { kind: 'duration', min: '1s' }, default: '5m' },
  } as const;
  return {
    'loki/process/stages.CRIConfig': {
      arguments: {
        max_partial_lines: { type: positive, default: 100 },
        max_partial_line_size: { default: 0 },
        max_partial_line_size_truncate: { default: false },
      },
    },
    'loki/process/stages.DropConfig': {
      arguments: { expression: { type: regex }, drop_counter_reason: { default: 'drop_stage' } },
      rules: [
        { kind: 'at-least-one', of: ['source', 'expression', 'older_than', 'longer_than'] },
        { kind: 'at-most-one', of: ['value', 'expression'] },
        { kind: 'when', given: 'value', needs: ['source'] },
      ],
    },
    'loki/process/stages.EventLogMessageConfig': {
      arguments: { source: { type: text('label-name'), default: 'message' } },
    },
    'loki/process/stages.GeoIPConfig': {
      arguments: {
        db: { type: nonEmpty },
        db_type: { type: oneOf('asn', 'city', 'country', '') },
        custom_lookups: { type: map(text('jmespath')) },
      },
      rules: [{ kind: 'at-least-one', of: ['db_type', 'custom_lookups'] }],
    },
    'loki/process/stages.JSONConfig': {
      // An empty expression stands for the key's own name.
      arguments: {
        expressions: { type: map(text('jmespath')) },
        regex: { type: regex },
        source: { type: nonEmpty },
      },
      rules: [{ kind: 'at-least-one', of: ['expressions', 'regex'] }],
    },
    'loki/process/stages.LabelsConfig': {
      arguments: {
        values: { type: named() },
        source_type: { type: oneOf('extracted', 'structured_metadata'), default: 'extracted' },
      },
    },
    'loki/process/stages.StaticLabelsConfig': { arguments: { values: { type: named() } } },
    'loki/process/stages.LimitConfig': {
      arguments: {
        rate: { type: { kind: 'number', above: 0 } },
        burst: { type: positive },
        drop: { default: false },
        by_label_name: { type: text('label-name') },
        max_distinct_labels: { type: natural, default: 10_000 },
      },
      rules: [{ kind: 'when', given: 'by_label_name', needs: [{ name: 'drop', is: [true] }] }],
    },
    'loki/process/stages.LogfmtConfig': {
      arguments: { regex: { type: regex } },
      rules: [{ kind: 'at-least-one', of: ['mapping', 'regex'] }],
    },
    'loki/process/stages.LuhnFilterConfig': { arguments: { source: { type: nonEmpty } } },
    'loki/process/stages.MatchConfig': {
      arguments: {
        selector: { type: text('logql-selector') },
        action: { type: oneOf('keep', 'drop', ''), default: 'keep' },
        drop_counter_reason: { default: 'match_stage' },
      },
      rules: [
        { kind: 'when', given: { name: 'action', is: ['keep', ''] }, needs: ['stage.*'] },
        { kind: 'when', given: { name: 'action', is: ['drop'] }, forbids: ['stage.*'] },
      ],
    },
    'loki/process/stages.MultilineConfig': {
      arguments: {
        firstline: { type: regex },
        max_lines: { default: 128 },
        max_wait_time: { type: positiveDuration, default: '3s' },
        trim_newlines: { default: true },
      },
    },
    'loki/process/stages.PatternConfig': {
      arguments: { pattern: { type: nonEmpty }, source: { type: nonEmpty } },
    },
    'loki/process/stages.RegexConfig': {
      arguments: {
        expression: { type: regex },
        source: { type: nonEmpty },
        labels_from_groups: { default: false },
      },
    },
    'loki/process/stages.ReplaceConfig': {
      arguments: { expression: { type: regex }, replace: { type: text('go-template') } },
    },
    'loki/process/stages.SamplingConfig': {
      arguments: {
        rate: { type: { kind: 'number', min: 0, max: 1 } },
        drop_counter_reason: { default: 'sampling_stage' },
      },
    },
    'loki/process/stages.StructuredMetadataConfig': {
      arguments: { values: { type: named() }, regex: { type: regex } },
    },
    'loki/process/stages.TemplateConfig': { arguments: { source: { type: nonEmpty } } },
    'loki/process/stages.TenantConfig': {
      rules: [{ kind: 'exactly-one', of: ['label', 'source', 'value'] }],
    },
    'loki/process/stages.TimestampConfig': {
      arguments: {
        source: { type: nonEmpty },
        format: { type: nonEmpty },
        action_on_failure: { type: oneOf('skip', 'fudge', ''), default: 'fudge' },
        action_on_duplicate_timestamp: { type: oneOf('keep', 'fudge', ''), default: 'fudge' },
      },
    },
    'loki/process/stages.RuleConfig': {
      arguments: { limit: { type: { kind: 'size', above: '0B' } }, source_type: { default: 'line' } },
      rules: [{ kind: 'when', given: { name: 'source_type', is: ['line'] }, forbids: ['sources'] }],
    },
    'loki/process/stages.WindowsEventConfig': {
      arguments: { source: { type: text('label-name'), default: 'message' } },
    },

    // process/metric/
    'loki/process/metric.CounterConfig': {
      arguments: { ...metric, action: { type: oneOf('inc', 'add') } },
      rules: [
        { kind: 'when', given: { name: 'match_all', is: [true] }, forbids: ['value'] },
        {
          kind: 'when',
          given: { name: 'count_entry_bytes', is: [true] },
          needs: [
            { name: 'match_all', is: [true] },
            { name: 'action', is: ['add'] },
          ],
        },
      ],
    },
    'loki/process/metric.GaugeConfig': {
      arguments: { ...metric, action: { type: oneOf('set', 'inc', 'dec', 'add', 'sub') } },
    },
    'loki/process/metric.HistogramConfig': { arguments: metric },
  };
}
