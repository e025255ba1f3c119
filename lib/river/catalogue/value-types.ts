import type { ArgumentFacts } from './types.ts';

/** What can be wired only by reference, because no literal stands for it. */
export type Capsule =
  | 'LogsReceiver'
  | 'MetricsReceiver'
  | 'ProfilesReceiver'
  | 'otelcol.Consumer'
  | 'otelcol.AuthHandler'
  | 'otelcol.StorageHandler'
  | 'RelabelRules';

/**
 * Text with a grammar of its own. `label-name` is Prometheus' (`[a-zA-Z_][a-zA-Z0-9_]*`), a `label-template` may also
 * have `$1` or `${1}` in it, `regex` is RE2 (of a relabel rule: anchored at both ends), `host-port` may have an empty
 * host, a `grpc-target` is `host:port` after an optional `http://`, `https://`, `dns:///` or `unix://`, `go-template` is
 * Go's text/template.
 */
export type TextKind =
  | 'url'
  | 'regex'
  | 'label-name'
  | 'label-template'
  | 'host-port'
  | 'grpc-target'
  | 'logql-selector'
  | 'ottl-statement'
  | 'ottl-condition'
  | 'jmespath'
  | 'go-template';

/**
 * What a value may be: the closed language of this catalogue.
 *
 * - A `duration` is text for Go's `time.ParseDuration` (`"1m30s"`; there are no days), a `size` text such as `"16MiB"`
 *   or `"256KB"` (both count in 1024; a unit is needed).
 * - A `secret` takes text and secrets, an `optional-secret` too; a `string` takes no secret.
 * - Alloy turns numbers into text and text into numbers where the other is wanted.
 * - `targets` is a list of maps of text.
 * - `caseless` enumerations accept any case; `""` is among the values where Alloy takes it for "not set".
 */
export type ValueType =
  | { readonly kind: 'any' | 'bool' | 'secret' | 'optional-secret' | 'targets' | TextKind }
  | { readonly kind: 'string'; readonly nonEmpty?: true }
  | {
      readonly kind: 'number';
      readonly integer?: true;
      readonly min?: number;
      readonly max?: number;
      /** The value must be greater. */
      readonly above?: number;
    }
  /** `min` and `above` are written as the value itself is. */
  | { readonly kind: 'duration' | 'size'; readonly min?: string; readonly above?: string }
  | { readonly kind: 'enum'; readonly values: readonly string[]; readonly caseless?: true }
  | { readonly kind: 'list'; readonly of: ValueType; readonly nonEmpty?: true }
  | { readonly kind: 'map'; readonly of: ValueType; readonly keys?: ValueType }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, ArgumentFacts>> }
  | { readonly kind: 'capsule'; readonly capsule: Capsule };

/** The types that facts are written with; each is named as what it stands for. */
export const any: ValueType = { kind: 'any' };
export const string: ValueType = { kind: 'string' };
export const nonEmpty: ValueType = { kind: 'string', nonEmpty: true };
export const bool: ValueType = { kind: 'bool' };
export const secret: ValueType = { kind: 'secret' };
export const optionalSecret: ValueType = { kind: 'optional-secret' };
export const targets: ValueType = { kind: 'targets' };
export const duration: ValueType = { kind: 'duration' };
export const size: ValueType = { kind: 'size' };
/** A duration that must not be zero. */
export const positiveDuration: ValueType = { kind: 'duration', above: '0s' };
export const integer: ValueType = { kind: 'number', integer: true };
export const natural: ValueType = { kind: 'number', integer: true, min: 0 };
export const positive: ValueType = { kind: 'number', integer: true, min: 1 };
export const number: ValueType = { kind: 'number' };
/** Zero lets the system choose a port. */
export const port: ValueType = { kind: 'number', integer: true, min: 0, max: 65_535 };
export const text = (kind: TextKind): ValueType => ({ kind });
export const between = (min: number, max: number): ValueType => ({ kind: 'number', min, max });
export const atLeast = (min: string): ValueType => ({ kind: 'duration', min });
export const oneOf = (...values: readonly string[]): ValueType => ({ kind: 'enum', values });
export const oneOfAnyCase = (...values: readonly string[]): ValueType => ({
  kind: 'enum',
  values,
  caseless: true,
});
export const list = (of: ValueType): ValueType => ({ kind: 'list', of });
export const nonEmptyList = (of: ValueType): ValueType => ({ kind: 'list', of, nonEmpty: true });
export const map = (of: ValueType, keys?: ValueType): ValueType =>
  keys === undefined ? { kind: 'map', of } : { kind: 'map', of, keys };
export const capsule = (name: Capsule): ValueType => ({ kind: 'capsule', capsule: name });
