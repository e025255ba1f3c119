/** A context of the OpenTelemetry Transformation Language: what a statement or condition runs on. */
export type OttlContext = 'resource' | 'scope' | 'span' | 'spanevent' | 'metric' | 'datapoint' | 'log';

/** What is known of a function. */
export interface OttlFunction {
  readonly name: string;
  /** An editor changes telemetry and begins a statement; a converter gives a value. */
  readonly kind: 'editor' | 'converter';
  /** How many arguments it needs, and how many it takes; optional ones may be named. */
  readonly min: number;
  readonly max: number;
}

/** Where a statement or condition stands. Conditions may use converters only. */
export type OttlPlace = 'transform' | 'filter' | 'tail_sampling';

/**
 * Functions by place and context. Sources: contrib 0.153, `pkg/ottl/ottlfuncs` (`StandardFuncs`),
 * `processor/transformprocessor/internal`, `internal/filter/filterottl`. Written as `name/min` or `name/min-max`.
 */
const standard =
  'append/1-3 delete_index/2-3 delete_key/2 delete_matching_keys/2 flatten/1-4 keep_keys/2 keep_matching_keys/2 ' +
  'limit/3 merge_maps/3 replace_all_matches/3-5 replace_all_patterns/4-6 replace_match/3-5 replace_pattern/3-5 set/2 ' +
  'truncate_all/2-3 ' +
  'Base64Decode/1 Base64Encode/1-2 Bool/1 Coalesce/1 CommunityID/4-6 Concat/2 ContainsValue/2 ' +
  'ConvertAttributesToElementsXML/1-2 ConvertCase/2 ConvertTextToElementsXML/1-3 Day/1 Decode/2 Double/1 Duration/1 ' +
  'ExtractGrokPatterns/2-4 ExtractPatterns/2 FNV/1 Format/2 FormatTime/2 GetXML/2 HasPrefix/2 HasSuffix/2 Hex/1 Hour/1 ' +
  'Hours/1 Index/2 InsertXML/3 Int/1 IsBool/1 IsDouble/1 IsInCIDR/2 IsInt/1 IsList/1 IsMap/1 IsMatch/2 IsString/1 ' +
  'IsValidLuhn/1 Keys/1 Len/1 Log/1 MD5/1 Microseconds/1 Milliseconds/1 Minute/1 Minutes/1 Month/1 Murmur3Hash/1 ' +
  'Murmur3Hash128/1 Nanosecond/1 Nanoseconds/1 Now/0 ParseCSV/2-5 ParseInt/2 ParseJSON/1 ParseKeyValue/1-3 ' +
  'ParseSeverity/2 ParseSimplifiedXML/1 ParseXML/1 ProfileID/1 RemoveXML/2 SHA1/1 SHA256/1 SHA512/1 Second/1 Seconds/1 ' +
  'SliceToMap/1-3 Sort/1-2 SpanID/1 Split/2 String/1 Substring/3 Time/2-4 ToCamelCase/1 ToKeyValueString/1-4 ' +
  'ToLowerCase/1 ToSnakeCase/1 ToUpperCase/1 TraceID/1 Trim/1-2 TrimPrefix/2 TrimSuffix/2 TruncateTime/2 URL/1 UUID/0 ' +
  'UUIDv7/0 Unix/1-2 UnixMicro/1 UnixMilli/1 UnixNano/1 UnixSeconds/1 UserAgent/1 Values/1 Weekday/1 XXH128/1 XXH3/1 ' +
  'Year/1';

const more: Readonly<Record<OttlPlace, Partial<Readonly<Record<OttlContext, string>>>>> = {
  transform: {
    span: 'IsRootSpan/0 set_semconv_span_name/1-2',
    metric:
      'aggregate_on_attribute_value/4 aggregate_on_attributes/1-2 convert_exponential_histogram_to_histogram/2 ' +
      'convert_gauge_to_sum/2 convert_sum_to_gauge/0 convert_summary_quantile_val_to_gauge/0-2 copy_metric/0-3 ' +
      'extract_count_metric/1-2 extract_percentile_metric/1-2 extract_sum_metric/1-2 scale_metric/1-2',
    datapoint:
      'convert_summary_count_val_to_sum/2-3 convert_summary_sum_val_to_sum/2-3 merge_histogram_buckets/1',
  },
  filter: { span: 'IsRootSpan/0', metric: 'HasAttrKeyOnDatapoint/1 HasAttrOnDatapoint/2' },
  tail_sampling: { span: 'IsRootSpan/0' },
};

/** The functions that a statement or condition may call, by name. */
export function ottlFunctions(place: OttlPlace, context: OttlContext): ReadonlyMap<string, OttlFunction> {
  const key = `${place} ${context}`;
  let functions = built.get(key);
  if (functions === undefined) {
    const all = `${standard} ${more[place][context] ?? ''}`.trim().split(' ').map(read);
    const allowed = place === 'transform' ? all : all.filter(({ kind }) => kind === 'converter');
    functions = new Map(allowed.map((entry) => [entry.name, entry]));
    built.set(key, functions);
  }
  return functions;
}

const built = new Map<string, ReadonlyMap<string, OttlFunction>>();

function read(text: string): OttlFunction {
  const [, name = '', min = '0', max = min] = /^(\w+)\/(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  return { name, kind: /^[a-z]/.test(name) ? 'editor' : 'converter', min: Number(min), max: Number(max) };
}

/**
 * The contexts whose paths may be used in a context, itself first: in `datapoint`, `metric.name` and
 * `resource.attributes["x"]`. A path without a context is the context's own. Source: contrib 0.153,
 * `pkg/ottl/contexts/` (`EnablePathContextNames`); `otelcol` is the client's metadata.
 */
export const ottlPathContexts: Readonly<Record<OttlContext, readonly string[]>> = {
  resource: ['resource', 'otelcol'],
  scope: ['scope', 'resource', 'otelcol'],
  span: ['span', 'scope', 'instrumentation_scope', 'resource', 'otelcol'],
  spanevent: ['spanevent', 'span', 'scope', 'instrumentation_scope', 'resource', 'otelcol'],
  metric: ['metric', 'scope', 'instrumentation_scope', 'resource', 'otelcol'],
  datapoint: ['datapoint', 'metric', 'scope', 'instrumentation_scope', 'resource', 'otelcol'],
  log: ['log', 'scope', 'instrumentation_scope', 'resource', 'otelcol'],
};

const common = ['attributes', 'dropped_attributes_count', 'schema_url', 'cache'];
const scope = ['name', 'version', ...common];

/** The first part of a path after its context. Source: contrib 0.153, `pkg/ottl/contexts/internal/ctx*`. */
export const ottlPaths: Readonly<Record<string, readonly string[]>> = {
  resource: common,
  scope,
  instrumentation_scope: scope,
  span: [
    ...['trace_id', 'span_id', 'trace_state', 'parent_span_id', 'name', 'kind', 'status', 'flags', 'cache'],
    ...['start_time_unix_nano', 'end_time_unix_nano', 'start_time', 'end_time', 'attributes'],
    ...['dropped_attributes_count', 'events', 'dropped_events_count', 'links', 'dropped_links_count'],
  ],
  spanevent: [
    ...['time_unix_nano', 'time', 'name', 'attributes', 'dropped_attributes_count', 'event_index', 'cache'],
  ],
  metric: [
    ...['name', 'description', 'unit', 'type', 'aggregation_temporality', 'is_monotonic', 'data_points'],
    ...['metadata', 'cache'],
  ],
  datapoint: [
    ...[
      'attributes',
      'start_time_unix_nano',
      'time_unix_nano',
      'start_time',
      'time',
      'value_double',
      'value_int',
    ],
    ...['exemplars', 'flags', 'count', 'sum', 'bucket_counts', 'explicit_bounds', 'scale', 'zero_count'],
    ...['positive', 'negative', 'quantile_values', 'cache'],
  ],
  log: [
    ...[
      'time_unix_nano',
      'observed_time_unix_nano',
      'time',
      'observed_time',
      'severity_number',
      'severity_text',
    ],
    ...[
      'body',
      'attributes',
      'dropped_attributes_count',
      'flags',
      'trace_id',
      'span_id',
      'event_name',
      'cache',
    ],
  ],
  otelcol: ['client', 'grpc'],
};
