import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadClusters, parseCluster } from './load.ts';
import { settingsJson, settingsOf, settingsYaml } from './settings.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'settings-'));
  mkdirSync(join(root, 'clusters', 'shared'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const minimal = `name: small
publicDomain: example.com
apiServer: { addresses: [10.0.0.1] }
nodes: { count: 1, cpu: 2, memory: 4Gi, hostAddresses: [10.0.0.1/32] }
minio: { addresses: [10.0.0.2] }
`;

const load = (text: string, shared = '') => {
  writeFileSync(join(root, 'clusters', 'small.yaml'), text);
  writeFileSync(join(root, 'clusters', 'shared', 'base.yaml'), shared);
  const [loaded] = loadClusters(root);
  if (!loaded) throw new Error('no cluster');
  return loaded;
};

const full = `${minimal}tenants: { namespaceLabels: { "a.b/c": "on", managed-by: poddle } }
routes:
  tls: { certResolver: le }
  grafana: {}
  loki: { auth: { basicAuth: users } }
  tempo: { auth: none, reason: it is a test of ours }
  otlpTcp: { host: o.example.org, auth: { allow: [10.0.0.0/8, 192.168.0.0/16] } }
`;

test.each([
  ['with little in it', minimal],
  ['with much in it', full],
  ['with the other collection engine', `${minimal}collection: k8s-monitoring\n`],
  ['of another distribution', `${minimal}distribution: other\nstorageClass: fast\n`],
])('what is shown of a file %s is the same cluster', (_, text) => {
  const loaded = load(text);
  const shown = settingsYaml(settingsOf(loaded));
  expect(parseCluster(shown, 'clusters/small.yaml')).toEqual(loaded.cluster);
});

test('each value says where it comes from', () => {
  const shown = settingsYaml(
    settingsOf(
      load(
        `${full}extends: shared/base.yaml\nmetrics: { volume: 20Gi }\nlogs: { volume: null }\n`,
        'metrics:\n  retention: 90d\n  volume: 10Gi\nlogs: { volume: 5Gi }\n',
      ),
    ),
  );
  expect(shown).toMatch(/^nodes:\n {2}count: 1 +# clusters\/small\.yaml:4:10\n/m);
  expect(shown).toMatch(/^ {2}retention: 90d +# clusters\/shared\/base\.yaml:2:3$/m);
  expect(shown).toMatch(/^ {2}volume: 20Gi +# clusters\/small\.yaml:14:12$/m);
  expect(shown).toMatch(/^ {2}resources:\n {4}cpu: 200m +# default$/m);
  expect(shown).toMatch(/^ {2}retention: 31d +# default\n {2}volume: 10Gi +# default$/m);
  expect(shown).toMatch(
    /^ {2}otlpTcp:\n {4}host: o\.example\.org +# .*:12:14\n {4}auth:\n {6}allow: +# .*:12:\d+\n {6}- 10\.0\.0\.0\/8\n {6}- 192\.168\.0\.0\/16$/m,
  );
});

test('as data, by path', () => {
  expect(settingsJson(settingsOf(load(full)))).toMatchObject({
    'nodes.count': { value: 1, from: 'clusters/small.yaml:4:10' },
    'minio.port': { value: 9000, from: 'default' },
    'tenants.namespaceLabels["a.b/c"]': { value: 'on', from: 'clusters/small.yaml:6:32' },
    storageClass: { value: 'local-path', from: 'default' },
  });
});
