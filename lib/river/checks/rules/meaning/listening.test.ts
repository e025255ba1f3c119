import { expect, test } from '@jest/globals';
import { buildModel, type Component } from '../../../model/index.ts';
import { isLoopback, listeningPorts, split } from './listening.ts';

/** `host port protocol block` of every port that the one component of a text opens. */
function ports(text: string, environment: Record<string, string> = {}): readonly string[] {
  const { model } = buildModel([{ name: 'a', text }], { environment });
  const [component] = (model?.components ?? []) as Component[];
  if (component === undefined) return [];
  return listeningPorts(component).map(({ host, port, protocol, block }) =>
    [host, port ?? '?', protocol, block].join(' ').trim(),
  );
}

test.each<[string, string, string[]]>([
  ['a component that opens none', 'loki.write "a" { }', []],
  ['a component that does not exist', 'otelcol.receiver.otpl "a" {\n grpc { }\n}', []],
  ['a block that is not written', 'otelcol.receiver.otlp "a" {\n grpc { }\n}', ['0.0.0.0 4317 TCP grpc']],
  [
    'both blocks',
    'otelcol.receiver.otlp "a" {\n grpc {\n endpoint = "127.0.0.1:1"\n }\n http {\n endpoint = ":2"\n }\n}',
    ['127.0.0.1 1 TCP grpc', ' 2 TCP http'].map((one) => one.trim()),
  ],
  [
    'a socket',
    'otelcol.receiver.otlp "a" {\n grpc {\n transport = "unix"\n endpoint = "/run/a.sock"\n }\n}',
    [],
  ],
  [
    'the environment',
    'otelcol.receiver.zipkin "a" {\n endpoint = "0.0.0.0:" + sys.env("PORT")\n}',
    ['0.0.0.0 ? TCP'],
  ],
  [
    'blocks in blocks',
    'otelcol.receiver.jaeger "a" {\n protocols {\n grpc { }\n thrift_compact {\n endpoint = "0.0.0.0:7"\n }\n }\n}',
    ['0.0.0.0 14250 TCP grpc', '0.0.0.0 7 UDP thrift_compact'],
  ],
  [
    'host and port apart',
    'faro.receiver "a" {\n server {\n listen_address = "0.0.0.0"\n listen_port = 5\n }\n}',
    ['0.0.0.0 5 TCP server'],
  ],
  ['a server that is always there', 'faro.receiver "a" { }', ['127.0.0.1 12347 TCP server']],
  ['a port that the system picks', 'loki.source.api "a" {\n http {\n listen_port = 8\n }\n}', ['8 TCP http']],
  [
    'a protocol by argument',
    'loki.source.syslog "a" {\n listener {\n address = "0.0.0.0:514"\n protocol = "udp"\n }\n}',
    ['0.0.0.0 514 UDP listener'],
  ],
])('%s', (_, text, expected) => {
  expect(ports(text)).toEqual(expected);
});

test('a known variable is a known port', () => {
  expect(
    ports('otelcol.receiver.zipkin "a" {\n endpoint = "0.0.0.0:" + sys.env("PORT")\n}', { PORT: '9' }),
  ).toEqual(['0.0.0.0 9 TCP']);
});

test.each([
  ['0.0.0.0', false],
  ['', false],
  ['localhost', true],
  ['127.0.0.1', true],
  ['::1', true],
  ['[::1]', true],
  ['10.0.0.1', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test.each<[string, readonly [string, number | undefined]]>([
  ['', ['', undefined]],
  ['a', ['', undefined]],
  ['a:1', ['a', 1]],
  [':1', ['', 1]],
  ['[::1]:1', ['[::1]', 1]],
])('host and port of "%s"', (address, expected) => {
  expect(split(address)).toEqual(expected);
});
