import { expect, test } from '@jest/globals';
import { component, componentNames } from './components.ts';
import {
  authSides,
  clusteredComponents,
  clusteringOf,
  roleOf,
  statefulComponents,
  stateOf,
  storingComponents,
} from './roles.ts';

test.each([
  ['otelcol.receiver.otlp', 'source'],
  ['loki.source.file', 'source'],
  ['prometheus.scrape', 'source'],
  ['prometheus.operator.podmonitors', 'source'],
  ['faro.receiver', 'source'],
  ['pyroscope.scrape', 'source'],
  ['otelcol.receiver.loki', 'processor'],
  ['otelcol.processor.batch', 'processor'],
  ['otelcol.connector.spanmetrics', 'processor'],
  ['otelcol.exporter.prometheus', 'processor'],
  ['loki.process', 'processor'],
  ['prometheus.relabel', 'processor'],
  ['otelcol.exporter.otlp', 'sink'],
  ['otelcol.exporter.loadbalancing', 'sink'],
  ['loki.write', 'sink'],
  ['prometheus.remote_write', 'sink'],
  ['pyroscope.write', 'sink'],
  ['discovery.kubernetes', 'targets'],
  ['discovery.relabel', 'targets'],
  ['prometheus.exporter.unix', 'targets'],
  ['local.file_match', 'targets'],
  ['otelcol.auth.basic', 'helper'],
  ['local.file', 'helper'],
  ['remote.kubernetes.secret', 'helper'],
  ['no.such', undefined],
])('%s is a %s', (name, role) => {
  expect(roleOf(name)).toBe(role);
});

test('every exporter of the collector but the converters is a sink, every receiver a source or a converter', () => {
  const converters = ['otelcol.exporter.loki', 'otelcol.exporter.prometheus'];
  const exporters = componentNames().filter((name) => name.startsWith('otelcol.exporter.'));
  expect(exporters.filter((name) => roleOf(name) !== 'sink')).toEqual(converters);
  const receivers = componentNames().filter((name) => name.startsWith('otelcol.receiver.'));
  expect(receivers.filter((name) => roleOf(name) !== 'source')).toEqual([
    'otelcol.receiver.loki',
    'otelcol.receiver.prometheus',
  ]);
});

test('the components with a clustering block are those that can share their work', () => {
  const withBlock = componentNames().filter((name) => component(name)?.blocks.clustering);
  expect(clusteredComponents().filter((name) => clusteringOf(name) === 'block')).toEqual(withBlock);
  expect(clusteringOf('otelcol.receiver.otlp')).toBeUndefined();
});

test.each([...clusteredComponents(), ...statefulComponents(), ...storingComponents])(
  '%s is a component',
  (name) => {
    expect(component(name)).toBeDefined();
  },
);

test('what needs all spans of a trace', () => {
  expect(statefulComponents().filter((name) => stateOf(name) === 'trace')).toEqual([
    'otelcol.processor.tail_sampling',
    'otelcol.connector.servicegraph',
    'otelcol.connector.spanmetrics',
  ]);
});

test('only two kinds of authentication can guard a receiver', () => {
  const handlers = componentNames().filter((name) => name.startsWith('otelcol.auth.'));
  expect(handlers.filter((name) => authSides(name).includes('server'))).toEqual([
    'otelcol.auth.basic',
    'otelcol.auth.bearer',
  ]);
  expect(authSides('otelcol.receiver.otlp')).toEqual([]);
});
