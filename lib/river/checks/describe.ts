import type { Json } from '../../support/json.ts';
import type { Capsule, ValueType } from '../catalogue/index.ts';
import type { Component, TypedValue, Unit } from '../model/index.ts';

/** What a type takes, as it reads after "takes". */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'any':
      return 'any value';
    case 'bool':
      return 'true or false';
    case 'number':
      return type.integer ? 'a whole number' : 'a number';
    case 'duration':
      return 'a duration such as "1m30s"';
    case 'size':
      return 'a size such as "16MiB"';
    case 'enum':
      return `one of ${listed(type.values.map((value) => JSON.stringify(value)))}`;
    case 'list':
      return type.of.kind === 'capsule' ? `a list of ${capsules[type.of.capsule][1]}` : 'a list';
    case 'targets':
      return 'a list of targets';
    case 'map':
    case 'object':
      return 'an object';
    case 'capsule':
      return capsules[type.capsule][0];
    case 'secret':
    case 'optional-secret':
      return 'text or a secret';
    default:
      return texts[type.kind] ?? 'text';
  }
}

const capsules: Readonly<Record<Capsule, readonly [one: string, several: string]>> = {
  LogsReceiver: ['a receiver of logs (LogsReceiver)', 'receivers of logs (LogsReceiver)'],
  MetricsReceiver: ['a receiver of metrics (MetricsReceiver)', 'receivers of metrics (MetricsReceiver)'],
  ProfilesReceiver: ['a receiver of profiles (ProfilesReceiver)', 'receivers of profiles (ProfilesReceiver)'],
  'otelcol.Consumer': ['a consumer (otelcol.Consumer)', 'consumers (otelcol.Consumer)'],
  'otelcol.AuthHandler': ['an authentication handler (otelcol.auth.*)', 'authentication handlers'],
  'otelcol.StorageHandler': ['a storage handler (otelcol.storage.*)', 'storage handlers'],
  RelabelRules: ['a set of rules (RelabelRules)', 'sets of rules (RelabelRules)'],
};

const texts: Readonly<Partial<Record<ValueType['kind'], string>>> = {
  url: 'a URL such as "http://loki:3100/loki/api/v1/push"',
  regex: 'a regular expression',
  'label-name': 'the name of a label',
  'label-template': 'the name of a label',
  'host-port': 'an address such as "0.0.0.0:4317"',
  'grpc-target': 'an address such as "tempo:4317"',
};

/** A value as it would be written, shortened. */
export function show(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `a, b and c`, or `a, b or c`. */
export function listed(items: readonly string[], word: 'and' | 'or' = 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** A component or block as messages name it: `loki.write "default"`. */
export function nameOf({ name, label }: Pick<Unit, 'name' | 'label'>): string {
  return label === '' ? name : `${name} "${label}"`;
}

/** The place of a value inside its block: `values.pod`, `ports[0]`. */
export function placeOf({ argument, path }: Pick<TypedValue, 'argument' | 'path'>): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${part}`),
    argument,
  );
}

/** What a component exports, as references to it are written. */
export function exportsOf({ id, facts, custom }: Component): string[] | undefined {
  if (custom?.kind === 'imported') return undefined;
  const names = custom
    ? (custom.declare.inner?.configBlocks ?? [])
        .filter(({ name }) => name === 'export')
        .map(({ label }) => label)
    : Object.keys(facts?.exports ?? {});
  return names.map((name) => `${id}.${name}`);
}
