import {
  any,
  bool,
  capsule,
  duration,
  integer,
  list,
  map,
  natural,
  number,
  oneOf,
  oneOfAnyCase,
  optionalSecret,
  secret,
  size,
  string,
  targets,
  text,
  type ValueType,
} from './value-types.ts';

/**
 * What each Go type of the generated data stands for: total, a test proves it. Sources: the types' `UnmarshalText`
 * in Alloy 1.18.1; `configcompression` 1.59 and `pkg/ottl` 0.153 of the OpenTelemetry Collector.
 */
function goTypes(): Readonly<Record<string, ValueType>> {
  const debugLevel = oneOf('none', 'basic', 'normal', 'detailed');
  const errorMode = oneOfAnyCase('ignore', 'propagate', 'silent');
  const severity = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
  const remoteWriteMessage = oneOf('prometheus.WriteRequest', 'io.prometheus.write.v2.Request');
  const tlsVersion = oneOf('TLS10', 'TLS11', 'TLS12', 'TLS13');
  return {
    any,
    bool,
    string,
    int: integer,
    int32: integer,
    int64: integer,
    uint: natural,
    uint8: { kind: 'number', integer: true, min: 0, max: 255 },
    uint16: { kind: 'number', integer: true, min: 0, max: 65_535 },
    uint32: { kind: 'number', integer: true, min: 0, max: 2 ** 32 - 1 },
    uint64: natural,
    float32: number,
    float64: number,
    'time.Duration': duration,
    'units.Base2Bytes': size,
    'url.Values': map(list(string)),
    'flagext.StringSlice': list(string),
    'alloytypes.Secret': secret,
    'alloytypes.OptionalSecret': optionalSecret,
    'discovery.Target': map(string),
    'common/loki.LogsReceiver': capsule('LogsReceiver'),
    'storage.Appendable': capsule('MetricsReceiver'),
    'pyroscope.Appendable': capsule('ProfilesReceiver'),
    'otelcol.Consumer': capsule('otelcol.Consumer'),
    'otelcol/auth.Handler': capsule('otelcol.AuthHandler'),
    'otelcol/extension.ExtensionHandler': capsule('otelcol.StorageHandler'),
    'common/relabel.Rules': capsule('RelabelRules'),
    'common/relabel.Regexp': text('regex'),
    'common/relabel.Action': oneOf(
      ...['replace', 'keep', 'drop', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep'],
      ...['lowercase', 'uppercase', 'keepequal', 'dropequal'],
    ),
    'common/config.URL': text('url'),
    'common/config.TLSVersion': tlsVersion,
    'common/config.SysLogFormat': oneOf('rfc5424', 'rfc3164'),
    'configcompression.Type': oneOf(
      ...['gzip', 'zlib', 'deflate', 'snappy', 'x-snappy-framed', 'zstd', 'lz4', 'none', ''],
    ),
    'discovery/scaleway.Role': oneOf('baremetal', 'instance'),
    'faro/receiver.LogFormat': oneOf('logfmt', 'json', ''),
    'faro/receiver.RateLimitingStrategy': oneOf('global', 'per_app', ''),
    'filedetector.Detector': oneOf('fsnotify', 'poll', ''),
    'loki/process/stages.SourceType': oneOf('line', 'label', 'structured_metadata', 'extracted'),
    'loki/process/stages.Template': text('go-template'),
    'loki/source/cloudflare.FieldsType': oneOf('default', 'minimal', 'extended', 'all', 'custom'),
    'loki/source/file.CompressionFormat': oneOf('gz', 'z', 'bz2'),
    'loki/source/file.OnPositionsFileError': oneOf('skip', 'restart_from_end', 'restart_from_beginning'),
    'loki/source/syslog/config.SyslogFormat': oneOf('rfc5424', 'rfc3164', 'raw'),
    'otelcol.CompressionType': oneOf('gzip', 'zlib', 'deflate', 'snappy', 'zstd', 'none', ''),
    // Operators of the collector's log parser: maps of their own shape.
    'otelcol.Operator': map(any),
    'otelcol.SeverityLevel': oneOf(
      ...severity.flatMap((level) => [level, `${level}2`, `${level}3`, `${level}4`]),
    ),
    'otelcol/auth/headers.Action': oneOf('insert', 'update', 'upsert', 'delete'),
    'otelcol/config.Level': debugLevel,
    'otelcol/processor/tail_sampling.ErrorMode': errorMode,
    'ottl.ErrorMode': errorMode,
    'otelcol/processor/transform.ContextID': oneOfAnyCase(
      ...['resource', 'scope', 'span', 'spanevent', 'metric', 'datapoint', 'log'],
    ),
    'otelcol/processor/transform.Statements': list(text('ottl-statement')),
    'otelcol/receiver/splunkhec.SplittingStrategy': oneOf('none', 'line'),
    'otelcol/receiver/syslog.FramingTrailer': oneOf('NUL', 'LF'),
    'prometheus/exporter/blackbox.TargetsList': list(map(string)),
    'prometheus/exporter/cloudwatch.Dimensions': map(string),
    'prometheus/exporter/cloudwatch.Tags': map(string),
    'prometheus/exporter/cloudwatch.TagsPerNamespace': map(list(string)),
    'prometheus/exporter/snmp.TargetsList': list(map(string)),
    'prometheus/write/queue.RemoteWriteProtoMsg': remoteWriteMessage,
    'runtime/logging.Format': oneOf('logfmt', 'json', ''),
    'runtime/logging.Level': oneOf('debug', 'info', 'warn', 'error', ''),
    'runtime/logging.LogDestination': oneOf('stderr', 'windows_event_log'),
    'service/http.ClientAuth': oneOf(
      ...['NoClientCert', 'RequestClientCert', 'RequireAnyClientCert'],
      ...['VerifyClientCertIfGiven', 'RequireAndVerifyClientCert'],
    ),
    // Names of Go's crypto/tls, which depend on the Go version that built Alloy.
    'service/http.TLSCipher': string,
    'service/http.TLSCurve': oneOf('CurveP256', 'CurveP384', 'CurveP521', 'X25519'),
    'service/http.TLSVersion': tlsVersion,
  };
}

let table: Readonly<Record<string, ValueType>> | undefined;

/**
 * The type that a Go type expression of the generated data stands for.
 *
 * @param structType what a struct stands for, asked for names that are not in the table
 */
export function fromGo(expression: string, structType: (name: string) => ValueType | undefined): ValueType {
  table ??= goTypes();
  if (expression === '[]discovery.Target') return targets;
  if (expression.startsWith('*')) return fromGo(expression.slice(1), structType);
  if (expression.startsWith('[]')) return list(fromGo(expression.slice(2), structType));
  if (expression.startsWith('map[string]')) return map(fromGo(expression.slice(11), structType));
  const known = table[expression] ?? structType(expression);
  if (known === undefined) throw new Error(`the catalogue has no type for the Go type ${expression}`);
  return known;
}

/** The names that the table knows, for the test that it is total and has nothing to spare. */
export const knownGoTypes = (): string[] => Object.keys(goTypes());
