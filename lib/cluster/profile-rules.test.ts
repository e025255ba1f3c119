import { expect, test } from '@jest/globals';
import { ObsError } from '../support/errors.ts';
import { parseCluster } from './load.ts';

const small = (nodes: number, settings: string) => `name: small
publicDomain: example.com
apiServer: { addresses: [10.0.0.1] }
nodes: { count: ${nodes}, cpu: 2, memory: 4Gi, hostAddresses: [10.0.0.1/32] }
minio: { addresses: [10.0.0.2] }
${settings}
`;

const mistakes = (nodes: number, settings: string): string => {
  try {
    parseCluster(small(nodes, settings), 'clusters/small.yaml');
  } catch (error) {
    if (error instanceof ObsError) return error.message;
    throw error;
  }
  return 'none';
};

const remote = (write: string, auth: string) =>
  `metrics: { profile: remote, remote: { write: "${write}", query: "https://a.example.com", addresses: [10.1.0.0/16], auth: ${auth} } }`;

const fromKafka = (more: string) => `metrics: { profile: mimir, mimir: { ingest: kafka${more} } }`;
const aKafka = '\nkafka: { address: "k.example.com:9092", addresses: [10.0.9.0/28] }';

test.each([
  ['the default', 1, '', 'none'],
  ['a store elsewhere', 1, remote('https://a.example.com/push', '{ bearerToken: token }'), 'none'],
  ['a store elsewhere that asks for nothing', 1, remote('http://a.example.com/push', 'none'), 'none'],
  ['nodes that are too small for profiles that are not chosen', 1, 'scrapeInterval: 30s', 'none'],
  ['Mimir on three nodes', 3, 'metrics: { profile: mimir }', 'none'],
  ['Mimir with Kafka on two nodes', 2, fromKafka('') + aKafka, 'none'],
  [
    'as many partitions as needed',
    3,
    fromKafka(', partitions: 2, ingester: { replicas: 4 }') + aKafka,
    'none',
  ],
  [
    'settings for Kafka that do nothing',
    3,
    'metrics: { profile: mimir, mimir: { partitions: 1, topic: tempo-traces } }',
    'none',
  ],
  [
    'settings of a profile that is not chosen',
    1,
    'metrics: { mimir: { ingester: { replicas: 1 } } }',
    'none',
  ],
])('%s', (_, nodes, settings, expected) => {
  expect(mistakes(nodes, settings)).toBe(expected);
});

test.each([
  ['an unknown profile', 3, 'metrics: { profile: thanos }', /metrics\.profile.*prometheus/s],
  ['a store elsewhere, nowhere', 3, 'metrics: { profile: remote }', /:6:12: metrics\.remote is missing/],
  [
    'credentials in the clear',
    3,
    remote('http://a.example.com/push', '{ basicAuth: store }'),
    /metrics\.remote\.write would send the credentials in the clear\n\s+write https/,
  ],
  [
    'traces without TLS',
    3,
    'traces: { profile: remote, remote: { write: "http://a.example.com:4317", query: "http://a.example.com", addresses: [10.1.0.0/16], auth: none } }',
    /traces\.remote\.write is asked over TLS/,
  ],
  ['logs elsewhere, nowhere', 3, 'logs: { profile: remote }', /logs\.remote is missing/],
  ['a password in a URL', 3, remote('https://a:b@example.com', 'none'), /a URL without credentials/],
  ['Mimir on two nodes', 2, 'metrics: { profile: mimir }', /nodes\.count is 2/],
  [
    'too few ingesters',
    3,
    'metrics: { profile: mimir, mimir: { ingester: { replicas: 2 } } }',
    /metrics\.mimir\.ingester\.replicas is 2, but everything is kept 3 times/,
  ],
  ['Mimir without its Kafka', 3, fromKafka(''), /metrics\.mimir\.ingest is "kafka"/],
  [
    'Mimir with Kafka on one node',
    1,
    fromKafka('') + aKafka,
    /everything is kept 2 times.*nodes\.count is 1/,
  ],
  [
    'one ingester of two',
    2,
    fromKafka(', ingester: { replicas: 1 }') + aKafka,
    /metrics\.mimir\.ingester\.replicas is 1, but everything is kept 2 times/,
  ],
  [
    'ingesters without a partition',
    3,
    fromKafka(', partitions: 2, ingester: { replicas: 5 }') + aKafka,
    /metrics\.mimir\.partitions is 2, but 5 ingesters in 2 zones read 3\n\s+write 3 or more/,
  ],
  [
    'samples among spans',
    3,
    `${fromKafka(', topic: tempo-traces')}${aKafka}\ntraces: { profile: distributed }`,
    /metrics\.mimir\.topic is "tempo-traces", and so is traces\.distributed\.topic/,
  ],
  ['Tempo without its Kafka', 3, 'traces: { profile: distributed }', /:6:11: kafka is missing/],
  [
    'more memory than a node has',
    3,
    'gateway: { resources: { cpu: 1, memory: 1Gi, memoryLimit: 8Gi } }',
    /gateway\.resources\.memoryLimit is 8Gi, and the smallest node has 4Gi/,
  ],
])('%s', (_, nodes, settings, expected) => {
  expect(mistakes(nodes, settings)).toMatch(expected);
});
