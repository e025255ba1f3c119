import { expect, test } from '@jest/globals';
import { component, componentNames } from './components.ts';
import type { ValueType } from './value-types.ts';
import {
  any,
  bool,
  capsule,
  duration,
  integer,
  list,
  map,
  nonEmpty,
  optionalSecret,
  secret,
  string,
  targets,
} from './value-types.ts';
import { accepts } from './wiring.ts';

const logs = capsule('LogsReceiver');
const otel = capsule('otelcol.Consumer');

test.each<[ValueType, ValueType, boolean | 'maybe']>([
  [logs, logs, true],
  [logs, otel, false],
  [list(logs), list(logs), true],
  [list(logs), logs, false],
  [otel, string, false],
  [string, otel, false],
  [targets, targets, true],
  [targets, list(map(string)), true],
  [targets, list(string), false],
  [targets, logs, false],
  [list(map(string)), targets, true],
  [string, secret, false],
  [secret, string, true],
  [secret, optionalSecret, true],
  [optionalSecret, secret, true],
  [string, optionalSecret, 'maybe'],
  [map(string), map(secret), false],
  [map(secret), map(string), true],
  [string, string, true],
  [nonEmpty, string, true],
  [duration, string, 'maybe'],
  [integer, string, 'maybe'],
  [string, integer, 'maybe'],
  [bool, string, false],
  [bool, bool, true],
  [any, logs, 'maybe'],
  [any, any, true],
])('an argument %j takes %j: %p', (argument, exported, expected) => {
  expect(accepts(argument, exported)).toBe(expected);
});

test('whatever a component exports can be wired into an argument of the same type', () => {
  for (const name of componentNames()) {
    for (const type of Object.values(component(name)?.exports ?? {})) expect(accepts(type, type)).toBe(true);
  }
});
