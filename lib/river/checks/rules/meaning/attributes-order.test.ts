import { expect, test } from '@jest/globals';
import { attributesOrder } from './attributes-order.ts';
import { found, otelcol } from './testing.ts';

const receiver = (label: string, port: number, to: string) =>
  otelcol('receiver.otlp', label, { traces: to }, `  grpc {\n    endpoint = "0.0.0.0:${port}"\n  }`);
const attributes = (to: string, body = '') => otelcol('processor.k8sattributes', 'who', { traces: to }, body);
const batch = (to: string) => otelcol('processor.batch', 'all', { traces: to });
const exporter = otelcol('exporter.otlp', 'out', {}, '  client {\n    endpoint = "tempo:4317"\n  }');
const balancer = `otelcol.exporter.loadbalancing "peers" {
  resolver {
    kubernetes {
      service = "gateway.obs"
      ports   = [14317]
    }
  }
  protocol {
    otlp {
      client { }
    }
  }
}
`;

const byUid = `  pod_association {
    source {
      from = "resource_attribute"
      name = "k8s.pod.uid"
    }
  }`;

test.each([
  ['nothing', ''],
  [
    'before the batch',
    receiver('in', 4317, 'processor.k8sattributes.who') +
      attributes('processor.batch.all') +
      batch('exporter.otlp.out') +
      exporter,
  ],
  [
    'behind a batch, by what the sender says of itself',
    receiver('in', 4317, 'processor.batch.all') +
      batch('processor.k8sattributes.who') +
      attributes('exporter.otlp.out', byUid) +
      exporter,
  ],
  [
    'before the hop',
    receiver('in', 4317, 'processor.k8sattributes.who') +
      attributes('exporter.loadbalancing.peers') +
      balancer +
      receiver('peers', 14317, 'exporter.otlp.out') +
      exporter,
  ],
  [
    'before a hop to other pods that listen on the port that these do',
    receiver('in', 14317, 'processor.k8sattributes.who') +
      attributes('exporter.loadbalancing.peers') +
      balancer,
  ],
])('%s', async (_, text) => {
  expect(await found(attributesOrder, text)).toEqual([]);
});

test('behind a batch', async () => {
  const text =
    receiver('in', 4317, 'processor.batch.all') +
    batch('processor.k8sattributes.who') +
    attributes('exporter.otlp.out') +
    exporter;
  expect(await found(attributesOrder, text)).toEqual([
    '14 error: otelcol.processor.k8sattributes "who" comes behind otelcol.processor.batch "all", where it is no longer known who sent what',
  ]);
});

test('behind the hop', async () => {
  const text =
    receiver('in', 4317, 'exporter.loadbalancing.peers') +
    balancer +
    receiver('peers', 14317, 'processor.k8sattributes.who') +
    attributes('exporter.otlp.out') +
    exporter;
  expect(await found(attributesOrder, text)).toEqual([
    '9 error: what otelcol.receiver.otlp "in" receives goes to another replica before otelcol.processor.k8sattributes has seen who sent it',
    '30 error: otelcol.processor.k8sattributes "who" comes behind the hop to otelcol.receiver.otlp "peers": it sees the replica that balances, not the pod that sent',
  ]);
});

test('one of two receivers goes around it', async () => {
  const text =
    receiver('in', 4317, 'processor.k8sattributes.who') +
    receiver('more', 4319, 'exporter.loadbalancing.peers') +
    attributes('exporter.loadbalancing.peers') +
    balancer;
  expect(await found(attributesOrder, text)).toEqual([
    expect.stringContaining('what otelcol.receiver.otlp "more" receives goes to another replica before'),
  ]);
});

test('behind a batch, by the connection where nothing else is said', async () => {
  const both = `${byUid}\n  pod_association {\n    source {\n      from = "connection"\n    }\n  }`;
  const text =
    receiver('in', 4317, 'processor.batch.all') +
    batch('processor.k8sattributes.who') +
    attributes('exporter.otlp.out', both) +
    exporter;
  expect(await found(attributesOrder, text)).toHaveLength(1);
});
