import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ObsError } from '../support/errors.ts';
import { loadClusters, parseCluster } from './load.ts';

const minimal = `name: small
publicDomain: example.com
apiServer: { addresses: [10.0.0.1] }
nodes: { count: 1, cpu: 2, memory: 4Gi, hostAddresses: [10.0.0.1/32] }
minio: { addresses: [10.0.0.2] }
`;

const mistakes = (text: string): string => {
  try {
    parseCluster(text, 'clusters/small.yaml');
  } catch (error) {
    if (error instanceof ObsError) return error.message;
    throw error;
  }
  return 'none';
};

describe('a small file', () => {
  const cluster = parseCluster(minimal, 'clusters/small.yaml');

  test('gets defaults for everything else', () => {
    expect(cluster).toMatchObject({
      distribution: 'k3s',
      dataDir: '/var/lib/rancher/k3s',
      storageClass: 'local-path',
      dnsDomain: 'cluster.local',
      kubelet: { ca: 'k3s-server-ca', serverName: 'node-name' },
      apiServer: { port: 6443 },
      minio: { port: 9000, secretName: 'minio-credentials' },
      gateway: { replicas: 2 },
      scrapeInterval: '60s',
      sampling: { slow: '1s', rest: 5 },
    });
  });

  test('has no route', () => {
    expect(cluster.routes).toEqual({});
  });
});

test('another distribution trusts the CA that pods are given', () => {
  const cluster = parseCluster(
    `${minimal}distribution: kubeadm\nstorageClass: fast\n`,
    'clusters/small.yaml',
  );
  expect(cluster.kubelet).toEqual({ ca: 'service-account', serverName: 'omit' });
  expect(cluster.storageClass).toBe('fast');
});

test('routes get a host name under the public domain, or their own', () => {
  const { routes } = parseCluster(
    `${minimal}routes:\n  tls: { certResolver: le }\n  grafana: {}\n  loki: { host: logs.example.org, auth: { basicAuth: users } }\n`,
    'clusters/small.yaml',
  );
  expect(routes.grafana).toEqual({ host: 'grafana.example.com', auth: { own: true } });
  expect(routes.loki).toEqual({ host: 'logs.example.org', auth: { basicAuth: 'users' } });
});

describe('mistakes', () => {
  test.each([
    ['nothing', '', 'clusters/small.yaml: this file is empty'],
    ['only a comment', '# hello\n', 'clusters/small.yaml: this file is empty'],
    [
      'a list',
      '- a\n',
      'clusters/small.yaml:1:1: the file: ["a"] is not allowed: a mapping is needed here, not a list',
    ],
    ['two documents', `${minimal}---\nname: b\n`, 'clusters/small.yaml:7:1: a second document'],
    ['an unknown key', `${minimal}retenton: 5d\n`, 'clusters/small.yaml:6:1: unknown key "retenton"'],
    [
      'a slip in a key',
      `${minimal}gateway:\n  replcas: 3\n`,
      'clusters/small.yaml:7:3: unknown key "replcas" in gateway\n  did you mean "replicas"?',
    ],
    [
      'a slip in a value',
      `${minimal}distribution: k3\n`,
      'clusters/small.yaml:6:1: distribution: "k3" is not allowed\n  did you mean "k3s"?',
    ],
    [
      'an unknown version',
      `${minimal}kubernetes: "1.20"\n`,
      'clusters/small.yaml:6:1: kubernetes: "1.20" is not allowed\n  allowed: 1.33, 1.34, 1.35, 1.36',
    ],
    [
      'a version that YAML reads as a number',
      `${minimal}kubernetes: 1.35\n`,
      'clusters/small.yaml:6:1: kubernetes: 1.35 is not allowed\n  did you mean "1.35"?',
    ],
    [
      'a missing key',
      minimal.replace(/^minio.*\n/m, ''),
      'clusters/small.yaml:1:1: minio is missing\n  The S3 store that Mimir, Loki and Tempo write to.',
    ],
    [
      'a bad duration',
      `${minimal}logs: { retention: 5 days }\n`,
      'clusters/small.yaml:6:9: logs.retention: "5 days" is not allowed\n  write a duration, such as "60s", "15d" or "744h"',
    ],
    [
      'a number out of range',
      `${minimal}sampling: { rest: 101 }\n`,
      'clusters/small.yaml:6:13: sampling.rest: 101 is not allowed\n  write at most 100',
    ],
    [
      'an empty list',
      minimal.replace('[10.0.0.2]', '[]'),
      /minio\.addresses: \[\] is not allowed\n {2}write at least 1/,
    ],
    [
      'an address that is none',
      minimal.replace('10.0.0.2', '10.0.0'),
      /minio\.addresses\.0: "10\.0\.0" is not allowed/,
    ],
    [
      'a path that climbs',
      `${minimal}dataDir: /var/../etc\n`,
      /dataDir: .* is not allowed\n {2}write an absolute path/,
    ],
    [
      'one bucket for two stores',
      minimal.replace('[10.0.0.2]', '[10.0.0.2], buckets: { logs: x-y-z, traces: x-y-z }'),
      /minio\.buckets: .*each store needs a bucket of its own/s,
    ],
    [
      'k3s options elsewhere',
      `${minimal}distribution: other\nstorageClass: s\ndataDir: /k3s\n`,
      /:8:1: dataDir is an option of k3s/,
    ],
    [
      'no storage class',
      `${minimal}distribution: other\n`,
      /storageClass is missing: "other" has no default one/,
    ],
    [
      'an open route without a reason',
      `${minimal}routes: { tls: { certResolver: le }, loki: { auth: none } }\n`,
      /:6:46: routes\.loki is open to everybody, without a reason/,
    ],
    [
      'a route without authentication',
      `${minimal}routes: { tls: { certResolver: le }, loki: {} }\n`,
      /:6:38: routes\.loki\.auth is missing/,
    ],
    [
      'a reason without "none"',
      `${minimal}routes: { tls: { certResolver: le }, loki: { auth: { basicAuth: u }, reason: because it is } }\n`,
      /has a reason for "auth: none", but does not say that/,
    ],
    ['a route without TLS', `${minimal}routes: { grafana: {} }\n`, /:6:11: routes\.tls is missing/],
    [
      'two routes with one host',
      `${minimal}routes: { tls: { certResolver: le }, grafana: {}, loki: { host: grafana.example.com, auth: { allow: [10.0.0.0/8] } } }\n`,
      /:6:51: routes\.loki has the host grafana\.example\.com, which routes\.grafana has too/,
    ],
    [
      'a slip in the authentication',
      `${minimal}routes: { tls: { certResolver: le }, loki: { auth: { basicauth: u } } }\n`,
      /unknown key "basicauth" in routes\.loki\.auth\n {2}did you mean "basicAuth"\?/,
    ],
  ])('%s', (_, text, expected) => {
    const found = mistakes(text);
    if (typeof expected === 'string') expect(found.startsWith(expected)).toBe(true);
    else expect(found).toMatch(expected);
  });

  test('all of a file are told at once', () => {
    const found = mistakes(`${minimal}distribution: k3\nscrapeInterval: soon\nextra: 1\n`);
    expect(found.split('\n').filter((line) => line.startsWith('clusters/'))).toHaveLength(3);
  });
});

describe('the folder clusters/', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'clusters-'));
    mkdirSync(join(root, 'clusters'));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const write = (name: string, text: string | Uint8Array) =>
    writeFileSync(join(root, 'clusters', name), text);

  test('that is empty', () => {
    expect(() => loadClusters(root)).toThrow('there is no cluster: clusters/ has no .yaml file');
  });

  test('that does not exist', () => {
    rmSync(join(root, 'clusters'), { recursive: true });
    expect(() => loadClusters(root)).toThrow('there is no cluster');
  });

  test('a folder is no cluster, whatever its name', () => {
    mkdirSync(join(root, 'clusters', 'shared.yaml'), { recursive: true });
    expect(() => loadClusters(root)).toThrow('there is no cluster');
  });

  test('a file with another ending is not passed over in silence', () => {
    mkdirSync(join(root, 'clusters'), { recursive: true });
    writeFileSync(join(root, 'clusters', 'small.yml'), minimal);
    expect(() => loadClusters(root)).toThrow('clusters/small.yml: this file is not read');
  });

  test('with two files for one cluster', () => {
    write('small.yaml', minimal);
    write('smaller.yaml', minimal);
    expect(() => loadClusters(root)).toThrow(
      'clusters/smaller.yaml: the cluster "small" is also described by clusters/small.yaml',
    );
  });

  test('with a file that has another name than its cluster', () => {
    write('other.yaml', minimal);
    expect(() => loadClusters(root)).toThrow('name it clusters/small.yaml');
  });

  test.each([
    ['leads outside', '../outside.yaml', 'this is a link that leads outside clusters/'],
    ['leads nowhere', 'nowhere.yaml', 'this link leads nowhere'],
    ['leads to itself', 'small.yaml', 'this cannot be read (ELOOP)'],
  ])('with a link that %s', (_, target, message) => {
    writeFileSync(join(root, 'outside.yaml'), 'password: hidden\n');
    symlinkSync(target, join(root, 'clusters', 'small.yaml'));
    expect(() => loadClusters(root)).toThrow(`clusters/small.yaml: ${message}`);
    expect(() => loadClusters(root)).not.toThrow('hidden');
  });

  test('with a link to another of its files', () => {
    mkdirSync(join(root, 'clusters', 'shared'));
    writeFileSync(join(root, 'clusters', 'shared', 'small.yaml'), minimal);
    symlinkSync('shared/small.yaml', join(root, 'clusters', 'small.yaml'));
    expect(loadClusters(root).map(({ file }) => file)).toEqual(['clusters/small.yaml']);
  });

  test('with a file that is not UTF-8', () => {
    write('small.yaml', Uint8Array.of(0x6e, 0xff));
    expect(() => loadClusters(root)).toThrow('clusters/small.yaml: this file is not UTF-8 text');
  });

  test('asked for a cluster that it does not have', () => {
    write('small.yaml', minimal);
    expect(() => loadClusters(root, ['smal'])).toThrow(
      'there is no cluster "smal" in clusters/\n  did you mean "small"?',
    );
  });

  test('tells the mistakes of every file', () => {
    write('a.yaml', `${minimal}x: 1\n`);
    write('b.yaml', `${minimal}y: 1\n`);
    expect(() => loadClusters(root)).toThrow(/clusters\/a\.yaml:6:1.*clusters\/b\.yaml:6:1/s);
  });
});

test('poddle is the guide’s cluster', () => {
  const file = 'clusters/poddle.yaml';
  const text = readFileSync(file, 'utf8');
  expect(text.split('\n').length).toBeLessThan(50);
  const cluster = parseCluster(text, file);
  expect(cluster).toMatchObject({
    name: 'poddle',
    distribution: 'k3s',
    nodes: { count: 3 },
    minio: { addresses: ['192.168.31.2'], port: 9000 },
    kubelet: { ca: 'k3s-server-ca', serverName: 'node-name' },
  });
  expect(cluster.routes.grafana?.host).toBe('grafana.poddle.uz');
});
