import { expect, test } from '@jest/globals';
import { parseCluster } from './load.ts';

const minimal = `name: small
publicDomain: example.com
apiServer: { addresses: [10.0.0.1] }
nodes: { count: 1, cpu: 2, memory: 4Gi, hostAddresses: [10.0.0.1/32] }
minio: { addresses: [10.0.0.2] }
`;

const parse = (more: string) => parseCluster(`${minimal}${more}`, 'clusters/small.yaml');

test('the agent and the gateway collect unless the file says otherwise', () => {
  expect(parse('').collection).toBe('alloy');
});

test.each([
  ['agent', 'agent: { docker: true }'],
  ['gateway', 'gateway: {}'],
  ['sampling', 'sampling: { rest: 5 }'],
  ['features', 'features: {}'],
])('with k8s-monitoring, %s is a mistake even where it says what is the default', (name, text) => {
  expect(() => parse(`collection: k8s-monitoring\n${text}\n`)).toThrow(
    `clusters/small.yaml:7:1: ${name} is a setting of the collection engine "alloy", but "k8s-monitoring" collects here\n  remove it, or write "collection: alloy"`,
  );
});

test.each(['', 'collection: alloy\n'])('without it, k8sMonitoring is one (%j)', (collection) => {
  expect(() => parse(`${collection}k8sMonitoring: { version: "3.5.6" }\n`)).toThrow(
    'k8sMonitoring is a setting of the collection engine "k8s-monitoring", but "alloy" collects here',
  );
});

test('k8s-monitoring writes to no store outside the cluster', () => {
  const remote = `{ profile: remote, remote: { write: https://m.example.com/push, query: https://m.example.com, addresses: [10.0.0.3/32], auth: none } }`;
  expect(() => parse(`collection: k8s-monitoring\nmetrics: ${remote}\n`)).toThrow(
    'clusters/small.yaml:7:12: metrics.profile: with "collection: k8s-monitoring" everything is written to stores of this cluster',
  );
});

test('settings of both engines are told at once', () => {
  expect(() => parse('collection: k8s-monitoring\nagent: {}\ngateway: {}\n')).toThrow(
    /:7:1: agent is.*:8:1: gateway is/s,
  );
});

test('what holds for both may be said with either', () => {
  expect(parse('collection: k8s-monitoring\nscrapeInterval: 30s\n').scrapeInterval).toBe('30s');
});

test.each([
  ['another version', 'version: "4.0.0"', 'did you mean "4.4.0"?'],
  ['a tenant with a slash', 'tenantId: a/b', 'write a tenant of Loki, Mimir and Tempo'],
  ['no annotation', 'autodiscovery: { annotations: { scrape: "a b" } }', 'write the name of an annotation'],
  ['another format', 'clusterEvents: { logFormat: text }', 'allowed: logfmt, json'],
  [
    'monitors without their CRDs',
    'monitors: true',
    'k8sMonitoring.monitors needs the CRDs of monitoring.coreos.com',
  ],
  [
    'a receiver that is killed before it refuses',
    'receiver: { memoryLimiter: 2Gi }',
    'the receiver refuses data from 2Gi on, but is killed at its limit of 2Gi',
  ],
])('%s is a mistake', (_, setting, message) => {
  let told = '';
  try {
    parse(`collection: k8s-monitoring\nk8sMonitoring: { ${setting} }\n`);
  } catch (error) {
    told = (error as Error).message;
  }
  expect(told).toContain('clusters/small.yaml:7:');
  expect(told).toContain(message);
});
