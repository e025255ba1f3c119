import { expect, test } from '@jest/globals';
import { component } from './components.ts';
import { listeners, listeningComponents } from './listeners.ts';
import type { BodyFacts } from './types.ts';

const cases = listeningComponents().flatMap((name) =>
  listeners(name).map((listener): [string, typeof listener] => [name, listener]),
);

test.each(cases)(
  '%s: the address is an argument of the component, with that default: %j',
  (name, listener) => {
    const body = listener.block.reduce<BodyFacts | undefined>(
      (at, block) => at?.blocks[block]?.body,
      component(name),
    );
    const args = listener.address.map((argument) => body?.arguments[argument]);
    expect(args).not.toContain(undefined);

    const [first, second] = args;
    if (listener.default === undefined) expect(first?.required).toBe(true);
    else if (second === undefined) expect(first?.default).toBe(listener.default);
    else expect(`${first?.default}:${second.default}`).toBe(listener.default);
    if (listener.protocol === 'argument') expect(body?.arguments.protocol?.default).toBe('tcp');
  },
);

test.each([
  ['otelcol.receiver.otlp', ['0.0.0.0:4317', '0.0.0.0:4318']],
  ['otelcol.receiver.jaeger', ['0.0.0.0:14250', '0.0.0.0:14268', '0.0.0.0:6832', '0.0.0.0:6831']],
  ['otelcol.receiver.zipkin', ['0.0.0.0:9411']],
  ['faro.receiver', ['127.0.0.1:12347']],
  ['loki.source.api', [':8080', ':0']],
  ['prometheus.scrape', []],
  ['constructor', []],
])('%s listens on %j', (name, expected) => {
  expect(listeners(name).map((listener) => listener.default)).toEqual(expected);
});
