import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';
import { receiver } from './testing.ts';

const found = (text: string, ports: readonly object[] = [], flags: readonly string[] = []) =>
  foundBy('river/container-port', alloy(text, { container: { ports }, flags }));

test.each<[string, Parameters<typeof found>]>([
  ['nothing', ['']],
  ['it is there', [receiver('in', 4317, 'exporter.otlp.out'), [{ containerPort: 4317 }]]],
  [
    'only the pod itself connects',
    [receiver('in', 4317, 'exporter.otlp.out').replace('0.0.0.0', '127.0.0.1')],
  ],
  [
    'a port that is not known',
    [receiver('in', 4317, 'exporter.otlp.out').replace('"0.0.0.0:4317"', 'sys.env("AT")')],
  ],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

const lacks = (port: string, who = 'otelcol.receiver.otlp "in"') =>
  `error: ${who} listens on ${port}, which the container does not have`;

test.each<[string, Parameters<typeof found>, string]>([
  [
    'it is not there',
    [receiver('in', 4317, 'exporter.otlp.out')],
    `ConfigMap/obs/alloy-config/config.alloy:3:16: ${lacks('TCP port 4317')}`,
  ],
  [
    'a default',
    ['otelcol.receiver.zipkin "z" {\n  output { }\n}\n', [{ containerPort: 9410 }]],
    lacks('TCP port 9411', 'otelcol.receiver.zipkin "z"'),
  ],
  [
    'another protocol',
    [
      'loki.source.syslog "s" {\n  forward_to = []\n  listener {\n    address  = "0.0.0.0:514"\n    protocol = "udp"\n  }\n}\n',
      [{ containerPort: 514 }],
    ],
    lacks('UDP port 514', 'loki.source.syslog "s"'),
  ],
  [
    'Alloy itself',
    ['', [], ['--server.http.listen-addr=0.0.0.0:12345']],
    "error: Deployment obs/alloy spec.template.spec.containers[0].args: Alloy's own HTTP server listens on TCP port 12345, which the container does not have",
  ],
])('%s', async (_, args, expected) => {
  expect(await found(...args)).toEqual([expect.stringContaining(expected)]);
});
