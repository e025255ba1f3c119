import { expect, test } from '@jest/globals';
import { alloy, foundBy, service } from '../../../pod/testing.ts';
import { receiver } from './testing.ts';

const http = ['--server.http.listen-addr=0.0.0.0:12345'];
const found = (
  text: string,
  container: object,
  more: ReturnType<typeof alloy> = [],
  flags = http,
  pod: object = {},
) =>
  foundBy('river/nobody-listens', [
    ...alloy(text, { container: { ...container }, flags, pod: { ...pod } }),
    ...more,
  ]);

const own = { name: 'http', containerPort: 12_345 };
const text = receiver('in', 4317, 'exporter.otlp.out');
const sidecar = { containers: [{ name: 'b', image: 'b', ports: [{ containerPort: 9000 }] }] };

test.each<[string, Parameters<typeof found>]>([
  ['nothing', ['', {}]],
  [
    'somebody listens',
    [
      text,
      { ports: [own, { containerPort: 4317 }] },
      [service('a', [{ port: 4317 }, { port: 80, targetPort: 'http' }])],
    ],
  ],
  [
    'a probe asks Alloy',
    [
      '',
      {
        ports: [own],
        readinessProbe: { httpGet: { port: 12_345 } },
        livenessProbe: { tcpSocket: { port: 'http' } },
      },
    ],
  ],
  ['another container listens', ['', {}, [service('a', [{ port: 9000 }])], http, sidecar]],
  [
    'what is imported may listen',
    ['import.file "a" {\n  filename = "/a"\n}\n', { ports: [{ containerPort: 1 }] }],
  ],
  [
    'a port that is not known',
    [text.replace('"0.0.0.0:4317"', 'sys.env("AT")'), { ports: [{ containerPort: 1 }] }],
  ],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

const place = 'error: Deployment obs/alloy spec.template.spec.containers[0]';

test.each<[string, Parameters<typeof found>, string]>([
  [
    'a port of the container',
    ['', { ports: [own, { containerPort: 4317 }] }, [service('a', [{ port: 4317 }])]],
    `${place}.ports[1]: the container has TCP port 4317, and nothing in Alloy listens there`,
  ],
  [
    'a port of a Service',
    ['', {}, [service('a', [{ port: 80, targetPort: 4317 }])]],
    'error: Service obs/a spec.ports[0]: the Service leads to TCP port 4317, and nothing in Alloy listens there',
  ],
  [
    'another protocol',
    [text, { ports: [{ containerPort: 4317, protocol: 'UDP' }] }],
    `${place}.ports[0]: the container has UDP port 4317, and nothing in Alloy listens there`,
  ],
  [
    'a probe',
    ['', { readinessProbe: { httpGet: { port: 80 } } }],
    `${place}.readinessProbe.httpGet.port: the readinessProbe asks TCP port 80, and nothing in Alloy listens there`,
  ],
  [
    'for the pod itself only',
    [text.replace('0.0.0.0', 'localhost'), { ports: [{ containerPort: 4317 }] }],
    `${place}.ports[0]: the container has TCP port 4317, but otelcol.receiver.otlp "in" listens there for the pod itself only (localhost)`,
  ],
  [
    'Alloy itself, by default',
    ['', { ports: [own] }, [], []],
    `${place}.ports[0]: the container has TCP port 12345, but Alloy's own HTTP server listens there for the pod itself only (127.0.0.1)`,
  ],
])('%s', async (_, args, expected) => {
  expect(await found(...args)).toEqual([expected]);
});

test('a port that container, Service and probe name is told once', async () => {
  const container = {
    ports: [{ name: 'x', containerPort: 4317 }],
    readinessProbe: { httpGet: { port: 'x' } },
  };
  expect(await found('', container, [service('a', [{ port: 4317 }])])).toHaveLength(1);
});

test('a probe of another port than those of the container', async () => {
  const container = { ports: [own], readinessProbe: { httpGet: { port: 81 } } };
  expect(await found('', container)).toEqual([
    expect.stringContaining('the readinessProbe asks TCP port 81'),
  ]);
});
