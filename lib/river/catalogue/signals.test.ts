import { expect, test } from '@jest/globals';
import { componentNames } from './components.ts';
import { roleOf } from './roles.ts';
import { signalComponents, signalsOf } from './signals.ts';

test('the signals of every component that carries them are known', () => {
  const carriers = componentNames().filter((name) =>
    /^otelcol\.(receiver|processor|connector|exporter)\./.test(name),
  );
  expect(signalComponents().sort()).toEqual(carriers);
});

test('what is taken in and given out agrees with what can be wired', () => {
  for (const name of signalComponents()) {
    const signals = signalsOf(name);
    const takes = (signals?.in.length ?? 0) > 0;
    const gives = (signals?.out.length ?? 0) > 0;
    // Converters take from, or give to, components of another kind.
    if (['otelcol.receiver.loki', 'otelcol.receiver.prometheus'].includes(name)) continue;
    if (['otelcol.exporter.loki', 'otelcol.exporter.prometheus'].includes(name)) continue;
    const role = takes ? (gives ? 'processor' : 'sink') : 'source';
    expect([name, roleOf(name)]).toEqual([name, role]);
  }
});

test.each([
  ['otelcol.connector.spanmetrics', ['traces'], ['metrics']],
  ['otelcol.connector.spanlogs', ['traces'], ['logs']],
  ['otelcol.processor.tail_sampling', ['traces'], ['traces']],
  ['otelcol.exporter.loadbalancing', ['traces', 'logs'], []],
  ['otelcol.receiver.zipkin', [], ['traces']],
])('%s takes %j and gives %j', (name, taken, given) => {
  expect(signalsOf(name)).toEqual({ in: taken, out: given });
});

test('others carry none', () => {
  expect(signalsOf('otelcol.auth.basic')).toBeUndefined();
  expect(signalsOf('loki.write')).toBeUndefined();
});
