import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { clusterContext } from '../lib/checks/cluster-context.ts';
import { readDocuments } from '../lib/checks/documents.ts';
import { checkInventory, runRules } from '../lib/checks/engine.ts';
import type { ManifestObject } from '../lib/checks/entry.ts';
import { Inventory } from '../lib/checks/inventory.ts';
import { checkRiverFiles } from '../lib/checks/river.ts';
import { rules } from '../lib/checks/rules.ts';
import { Verdicts } from '../lib/checks/verdicts.ts';
import { loadClusters } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { buildStack } from './build.ts';

const dist = 'dist/poddle';
const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .sort();
const texts = new Map(paths.map((path) => [path, readFileSync(`${dist}/${path}`, 'utf8')]));
const read = (text: string, path: string) => readDocuments(text, `${dist}/${path}`).objects;
const objects = new Map([...texts].map(([path, text]) => [path, read(text, path)]));

const [loaded] = loadClusters('.', ['poddle']);
if (!loaded) throw new Error('there is no cluster poddle');
const { cluster, secrets } = buildStack('.', loaded, new StoredRenders(openWorkspace('.')));
const context = clusterContext(cluster, secrets.all);

/** What is written instead of what in a file; with nothing to look for, the text itself; `gone` takes the file away. */
type Edit = readonly [path: string, from: string | RegExp, to: string] | readonly [path: string, 'gone'];

function inventoryWith([path, from, to]: Edit): Inventory {
  const text = texts.get(path) ?? '';
  const edited = to === undefined ? '' : text.replace(from, to);
  expect({ path, from, isChanged: edited !== text }).toEqual({ path, from, isChanged: true });
  const changed = new Map<string, readonly ManifestObject[]>(objects).set(path, read(edited, path));
  return new Inventory([...changed.values()].flat(), { context, schemas: 'imports/schemas' });
}

const gateway = 'alloy-gateway/StatefulSet.alloy-gateway.yaml';
const agent = 'alloy-agent/DaemonSet.alloy-agent.yaml';
const prometheus = 'prometheus/Deployment.prometheus-server.yaml';
const prometheusConfig = 'prometheus/ConfigMap.prometheus-server.yaml';
const lokiConfig = 'loki/ConfigMap.loki.yaml';
const tempoConfig = 'tempo/ConfigMap.tempo.yaml';
const sources = 'grafana/ConfigMap.grafana-datasource.yaml';
const lokiPods = 'loki/StatefulSet.loki.yaml';
const slice = 'observability/EndpointSlice.minio-external-ipv4.yaml';

const mutations: Readonly<Record<string, readonly [rule: string, ...edit: Edit]>> = {
  'a Service is renamed': [
    'configuration/service-address',
    'tempo/Service.tempo.yaml',
    '\n  name: tempo\n',
    '\n  name: traces\n',
  ],
  'a Service is gone': ['references/route-backend', 'grafana/Service.grafana.yaml', 'gone'],
  'the port of a Service': [
    'configuration/service-address',
    'loki/Service.loki.yaml',
    'port: 3100',
    'port: 3101',
  ],
  'the target port of a Service': [
    'references/service-target-port',
    'prometheus/Service.prometheus-server.yaml',
    'targetPort: 9090',
    'targetPort: 9091',
  ],
  'the name of a target port': [
    'references/service-target-port',
    'loki/Service.loki.yaml',
    'targetPort: http-metrics',
    'targetPort: http',
  ],
  'the selector of a Service': [
    'references/service-selector',
    'tempo/Service.tempo.yaml',
    /(selector:[\s\S]*?app.kubernetes.io\/name: )tempo/,
    '$1temp',
  ],
  'the label of the members': [
    'configuration/members',
    lokiPods,
    '        app.kubernetes.io/part-of: memberlist\n',
    '',
  ],
  'a field is misspelt': ['schema/fields', gateway, 'replicas: 2', 'replica: 2'],
  'a number is text': ['schema/fields', gateway, 'replicas: 2', 'replicas: "2"'],
  'a quantity is none': ['schema/fields', gateway, 'memory: 2Gi', 'memory: 2GB'],
  'a version that was removed': [
    'schema/api-version',
    'alloy-gateway/PodDisruptionBudget.alloy-gateway.yaml',
    'policy/v1',
    'policy/v1beta1',
  ],
  'selector and labels of a workload': [
    'schema/selector',
    'tempo/StatefulSet.tempo.yaml',
    /(matchLabels:[\s\S]*?app.kubernetes.io\/name: )tempo/,
    '$1temp',
  ],
  'an object twice': [
    'schema/duplicate-objects',
    'tempo/Service.tempo-headless.yaml',
    'name: tempo-headless',
    'name: tempo',
  ],
  'a namespace without its object': ['schema/namespace', 'tempo/Namespace.tempo.yaml', 'gone'],
  'a ConfigMap is renamed': [
    'references/config-map',
    lokiConfig,
    '\n  name: loki\n',
    '\n  name: loki-config\n',
  ],
  'a key of a ConfigMap': ['references/config-map-key', lokiConfig, '  config.yaml: |', '  loki.yaml: |'],
  'a Secret that nobody makes': [
    'references/secret',
    'grafana/Deployment.grafana.yaml',
    'name: grafana-credentials',
    'name: grafana-secrets',
  ],
  'a key that no Secret has': [
    'references/secret',
    'grafana/Deployment.grafana.yaml',
    'key: admin-password',
    'key: password',
  ],
  'a ServiceAccount is gone': ['references/service-account', 'tempo/ServiceAccount.tempo.yaml', 'gone'],
  'a claim is renamed': [
    'references/volume-claim',
    'grafana/PersistentVolumeClaim.grafana.yaml',
    'name: grafana\n  namespace',
    'name: data\n  namespace',
  ],
  'a storage class that is not there': [
    'references/storage-class',
    gateway,
    'storageClassName: local-path',
    'storageClassName: local',
  ],
  'a priority class that is not there': [
    'references/priority-class',
    agent,
    'system-node-critical',
    'node-critical',
  ],
  'the Service of a StatefulSet': [
    'references/stateful-set-service',
    gateway,
    'serviceName: alloy-gateway-cluster',
    'serviceName: alloy-gateway-peers',
  ],
  'a role that is not there': [
    'references/role-binding',
    'loki/RoleBinding.loki.yaml',
    /(roleRef:[\s\S]*?name: )loki/,
    '$1lokki',
  ],
  'the backend of a route': [
    'references/route-backend',
    'grafana/IngressRoute.grafana.yaml',
    'port: 80',
    'port: 8080',
  ],
  'the Middleware of a route': ['references/route-middleware', 'loki/Middleware.loki-access.yaml', 'gone'],
  'the Gateway of a route': [
    'references/route-parent',
    'alloy-gateway/HTTPRoute.alloy-gateway-otlp-http.yaml',
    /sectionName: \w+/,
    'sectionName: other',
  ],
  'the entry point of a route': [
    'references/route-entry-point',
    'tempo/IngressRoute.tempo.yaml',
    '- websecure',
    '- secure',
  ],
  'the syntax of a route': ['schema/traefik-match', 'tempo/IngressRoute.tempo.yaml', 'Host(`', 'Hst(`'],
  'the selector of a budget': [
    'references/disruption-budget-selector',
    'alloy-gateway/PodDisruptionBudget.alloy-gateway.yaml',
    /(matchLabels:[\s\S]*?: )alloy/,
    '$1other',
  ],
  'the label of an EndpointSlice': [
    'references/service-endpoints',
    slice,
    / {4}kubernetes.io\/service-name: .*\n/,
    '',
  ],
  'the port name of an EndpointSlice': ['references/service-endpoints', slice, /- name: .*/, '- name: other'],
  'the family of an EndpointSlice': [
    'schema/endpoint-slice',
    slice,
    'addressType: IPv4',
    'addressType: IPv6',
  ],
  'an EndpointSlice is gone': ['references/service-endpoints', slice, 'gone'],
  'a policy for pods that are not there': [
    'references/network-policy-selector',
    'tempo/NetworkPolicy.tempo.yaml',
    /(podSelector:\n\s+matchLabels:\n\s+app.kubernetes.io\/instance: )tempo(?=[\s\S]*?policyTypes)/,
    '$1temp',
  ],
  'a policy is too narrow': [
    'configuration/reachable',
    'loki/NetworkPolicy.loki.yaml',
    'cidr: 192.168.31.2/32',
    'cidr: 192.168.31.3/32',
  ],
  'a policy for the wrong port': [
    'configuration/reachable',
    'tempo/NetworkPolicy.tempo.yaml',
    /port: 3200/g,
    'port: 3300',
  ],
  'a policy is gone': ['configuration/reachable', 'grafana/NetworkPolicy.grafana.yaml', 'gone'],
  'a policy that keeps the proxy out': [
    'references/route-reachable',
    'grafana/NetworkPolicy.grafana.yaml',
    'port: 3000',
    'port: 3001',
  ],
  'a policy is widened': [
    'security/open-policy',
    'loki/NetworkPolicy.loki.yaml',
    /\n {2}ingress:\n/,
    '\n  ingress:\n  - {}\n',
  ],
  'a namespace without a default deny': [
    'security/default-deny',
    'loki/NetworkPolicy.default-deny.yaml',
    'gone',
  ],
  'a wildcard in a role': ['security/rbac-wildcard', 'loki/Role.loki.yaml', '- configmaps', "- '*'"],
  'a role that reads Secrets': [
    'security/rbac-secrets',
    'kube-system/ClusterRole.kube-state-metrics.yaml',
    '- configmaps',
    '- secrets',
  ],
  'a way around the roles': [
    'security/rbac-escalation',
    'alloy-agent/ClusterRole.alloy-agent.yaml',
    '- nodes/metrics',
    '- nodes/proxy',
  ],
  'all rights': [
    'security/rbac-binding',
    'alloy-agent/ClusterRoleBinding.alloy-agent.yaml',
    /(roleRef:[\s\S]*?name: )alloy-agent/,
    '$1cluster-admin',
  ],
  'a verb that is none': ['references/rbac-resources', 'loki/Role.loki.yaml', '- watch', '- wach'],
  'a password in a ConfigMap': ['security/credentials', lokiConfig, '${S3_SECRET_KEY}', 'hT7kQ2mZ9pXw4Ls8'],
  'a token in a variable': [
    'security/credentials',
    gateway,
    "value: '1000'",
    'value: glsa_0123456789abcdefghijABCDEFGHIJ01_89abcdef',
  ],
  'a privileged container': [
    'security/pod-security',
    'tempo/StatefulSet.tempo.yaml',
    'allowPrivilegeEscalation: false',
    'allowPrivilegeEscalation: true',
  ],
  'a container as root': [
    'security/pod-security',
    gateway,
    'runAsNonRoot: true\n        runAsUser: 10473',
    'runAsUser: 0',
  ],
  'a writable root': [
    'security/read-only-root',
    'tempo/StatefulSet.tempo.yaml',
    'readOnlyRootFilesystem: true',
    'readOnlyRootFilesystem: false',
  ],
  'a namespace of a lower level': [
    'security/namespace-level',
    'tempo/Namespace.tempo.yaml',
    'restricted',
    'baseline',
  ],
  'an image that moves': ['security/image', 'tempo/StatefulSet.tempo.yaml', /tempo:2[.\d]+/, 'tempo:latest'],
  'a token that nobody needs': [
    'security/unused-token',
    prometheus,
    'automountServiceAccountToken: false',
    'automountServiceAccountToken: true',
  ],
  'a route without authentication': [
    'security/route-authentication',
    'loki/IngressRoute.loki.yaml',
    / {4}middlewares:\n(?: +-? .*\n)+?(?= {4}services)/,
    '',
  ],
  'a route without TLS': [
    'security/route-tls',
    'tempo/IngressRoute.tempo.yaml',
    / {2}tls:\n(?: {4}.*\n)+/,
    '',
  ],
  'a route to all of Alloy': [
    'security/health-route',
    'alloy-gateway/IngressRoute.alloy-gateway-health.yaml',
    / && Path\(`[^`]*`\)/,
    '',
  ],
  'verification is off': [
    'security/tls-verification',
    'alloy-agent/ConfigMap.alloy-config.yaml',
    /insecure_skip_verify\s*=\s*false|ca_file\s*=/,
    'insecure_skip_verify = true //',
  ],
  'a data source points elsewhere': [
    'configuration/program-address',
    sources,
    'http://tempo.tempo.svc.cluster.local:3200',
    'http://loki.loki.svc.cluster.local:3100',
  ],
  'a data source that is not there': [
    'configuration/data-source-uid',
    sources,
    'datasourceUid: loki',
    'datasourceUid: logs',
  ],
  'two data sources of one uid': ['configuration/data-sources', sources, 'uid: loki', 'uid: tempo'],
  'a $ that Grafana takes away': [
    'configuration/provisioned-dollar',
    sources,
    '$${__value.raw}',
    '${__value.raw}',
  ],
  'data sources that nobody collects': [
    'configuration/collected',
    sources,
    "grafana_datasource: '1'",
    "grafana_datasource: '2'",
  ],
  'the address of Grafana': [
    'configuration/grafana-root-url',
    'grafana/ConfigMap.grafana.yaml',
    'https://grafana.poddle.uz',
    'https://grafana.poddle.io',
  ],
  'a variable is unset': ['configuration/variables', lokiConfig, '${S3_SECRET_KEY}', '${S3_SECRET}'],
  'the flag for variables': ['configuration/variables', lokiPods, / {8}- -config.expand-env=true\n/, ''],
  'a key that Loki does not know': [
    'configuration/known-keys',
    lokiConfig,
    'retention_period',
    'retention_perod',
  ],
  'a key twice': [
    'configuration/syntax',
    lokiConfig,
    '    auth_enabled: false',
    '    auth_enabled: false\n    auth_enabled: true',
  ],
  'two stores in one bucket': ['configuration/buckets', tempoConfig, 'tempo-traces', 'loki-chunks'],
  'the port of a program': [
    'configuration/listeners',
    tempoConfig,
    'http_listen_port: 3200',
    'http_listen_port: 3201',
  ],
  'a receiver for its pod alone': ['configuration/listeners', tempoConfig, '0.0.0.0:4317', 'localhost:4317'],
  'nothing is ever deleted': [
    'configuration/loki-retention',
    lokiConfig,
    'retention_enabled: true',
    'retention_enabled: false',
  ],
  'a schema for less than is sent': ['configuration/loki-schema', lokiConfig, 'schema: v13', 'schema: v12'],
  'more copies than replicas': [
    'configuration/replication',
    lokiConfig,
    'replication_factor: 1',
    'replication_factor: 3',
  ],
  'tenants that nobody names': [
    'configuration/tenants',
    lokiConfig,
    'auth_enabled: false',
    'auth_enabled: true',
  ],
  'a receiver that is off': [
    'configuration/receivers',
    prometheus,
    '        - --web.enable-remote-write-receiver\n',
    '',
  ],
  'rules where nobody looks': [
    'configuration/rule-files',
    prometheusConfig,
    '/etc/config/recording_rules.yml',
    '/etc/config/recording.yml',
  ],
  'a scrape that lasts too long': [
    'configuration/prometheus-jobs',
    prometheusConfig,
    'scrape_interval: 60s',
    'scrape_interval: 60s\n      scrape_timeout: 90s',
  ],
  'a rule that cannot be read': [
    'configuration/expressions',
    prometheusConfig,
    'recording_rules.yml: |\n    {}',
    'recording_rules.yml: |\n    groups: [{name: a, rules: [{record: a, expr: "sum(up"}]}]',
  ],
  'two sidecars on one port': [
    'configuration/port-clash',
    'grafana/Deployment.grafana.yaml',
    "value: '8081'",
    "value: '8080'",
  ],
  'a probe is gone': ['operation/readiness-probe', gateway, / {8}readinessProbe:\n(?: {10}.*\n)+/, ''],
  'a probe of another port': [
    'references/probe-port',
    gateway,
    'port: 12345\n            scheme',
    'port: 12346\n            scheme',
  ],
  'no limit of memory': ['operation/resources', gateway, '            memory: 2Gi\n', ''],
  'a request above its limit': ['schema/resources', gateway, 'memory: 512Mi', 'memory: 3Gi'],
  'more than a node has': ['operation/node-size', gateway, 'cpu: 250m', "cpu: '250'"],
  'no budget for two replicas': [
    'operation/disruption-budget',
    'alloy-gateway/PodDisruptionBudget.alloy-gateway.yaml',
    'gone',
  ],
  'a budget that stops every drain': [
    'operation/blocking-budget',
    'alloy-gateway/PodDisruptionBudget.alloy-gateway.yaml',
    /maxUnavailable: \d+/,
    'maxUnavailable: 0',
  ],
  'no spread of two replicas': [
    'operation/spread',
    gateway,
    / {6}topologySpreadConstraints:\n(?: {6}(?:-| ).*\n)+(?= {6}volumes)/,
    '',
  ],
  'an update that waits for itself': [
    'operation/shared-claim',
    prometheus,
    'type: Recreate',
    'type: RollingUpdate',
  ],
  'no time to flush': [
    'operation/grace-period',
    lokiPods,
    'terminationGracePeriodSeconds: 300',
    'terminationGracePeriodSeconds: 30',
  ],
  'no checksum of the configuration': ['operation/restart', lokiPods, / {8}checksum\/config: .*\n/, ''],
  'an emptyDir without an end': ['operation/empty-dir', lokiPods, '\n          sizeLimit: 1Gi', ' {}'],
  'the agent on some nodes': [
    'operation/node-tolerations',
    agent,
    '- operator: Exists',
    '- operator: Exists\n        key: a',
  ],
  'more data than disk': ['operation/retention-size', prometheusConfig, 'size: 8192MB', 'size: 81920MB'],
  'a hook': [
    'gitops/hooks',
    'tempo/Service.tempo.yaml',
    '\n  labels:',
    '\n  annotations: {helm.sh/hook: post-install}\n  labels:',
  ],
  'a quantity in other words': ['gitops/rewritten', gateway, 'memory: 2Gi', 'memory: 2048Mi'],
  'a time': [
    'gitops/changing-values',
    gateway,
    'kubectl.kubernetes.io/default-container: alloy',
    'made: "2026-01-01T00:00:00Z"',
  ],
  'a copy from a cluster': [
    'gitops/server-fields',
    'tempo/Service.tempo.yaml',
    '\n  labels:',
    '\n  uid: a\n  labels:',
  ],
};

/** What was found in the stack as it is, and by and by in those that are changed. */
const verdicts = new Verdicts('', '');
beforeAll(() => checkInventory(inventoryWith([lokiConfig, /$/, '\n']), rules, { verdicts }));

test.each(Object.entries(mutations))('found: %s', (_, [id, ...edit]) => {
  const rule = rules.find((one) => one.id === id);
  expect(rule).toBeDefined();
  const found = runRules(inventoryWith(edit), rule ? [rule] : []).findings;
  expect(found.map((finding) => finding.rule)).toContain(id);
  // Nobody believes a verdict that was given before the mistake was made.
  const believed = runRules(inventoryWith(edit), rules, { verdicts }).findings;
  expect(believed.filter((finding) => finding.rule === id)).toEqual(found);
});

const river: Readonly<Record<string, readonly [rule: string, ...edit: Edit]>> = {
  'a variable of Alloy is unset': [
    'river/variable-unset',
    gateway,
    '- name: LOKI_PUSH_URL',
    '- name: LOKI_URL',
  ],
  'a port of Alloy that is not exposed': [
    'river/container-port',
    gateway,
    / {8}- containerPort: 9411\n(?: {10}.*\n)+/,
    '',
  ],
  'a rule that Alloy needs': [
    'river/permission-missing',
    'alloy-agent/ClusterRole.alloy-agent.yaml',
    '- pods',
    '- pods/log',
  ],
  'a slip in River': [
    'river/unknown-argument',
    'alloy-agent/ConfigMap.alloy-config.yaml',
    'forward_to',
    'foward_to',
  ],
};

test.each(Object.entries(river))('found: %s', async (_, [id, ...edit]) => {
  const { findings } = await checkRiverFiles(inventoryWith(edit));
  expect(findings.map(({ rule }) => rule)).toContain(id);
});

const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([key, member]) => [key, reordered(member)] as const);
  return Object.fromEntries(members.reverse());
};

/** Ways to change any object that change nothing. */
const ways: readonly (readonly [name: string, change: (text: string, path: string) => string])[] = [
  ['a comment', (text) => `# This is what it is for.\n${text}`],
  [
    'an annotation',
    (text) =>
      /^ {2}annotations:$/m.test(text)
        ? text.replace(/^ {2}annotations:$/m, '$&\n    example.com/note: changed')
        : text.replace(/^metadata:$/m, '$&\n  annotations:\n    example.com/note: changed'),
  ],
  [
    'a label',
    (text) =>
      /^ {2}labels:$/m.test(text)
        ? text.replace(/^ {2}labels:$/m, '$&\n    example.com/part: a')
        : text.replace(/^metadata:$/m, '$&\n  labels:\n    example.com/part: a'),
  ],
  ['other order of keys', (text, path) => JSON.stringify(reordered(read(text, path)[0]?.object))],
];
/** The first file of each kind. */
const ofEachKind = paths.filter(
  (path, index) => paths.findIndex((one) => kindOf(one) === kindOf(path)) === index,
);
function kindOf(path: string): string | undefined {
  return path.split('/')[1]?.split('.')[0];
}

const settings: Readonly<Record<string, Edit>> = {
  'a larger limit': [gateway, 'memory: 2Gi', 'memory: 3Gi'],
  'a smaller request': [gateway, 'cpu: 250m', 'cpu: 200m'],
  'more time to stop': [gateway, 'terminationGracePeriodSeconds: 90', 'terminationGracePeriodSeconds: 120'],
  'another level of a log': [lokiPods, 'value: INFO', 'value: DEBUG'],
  'data that is kept longer': [lokiConfig, 'retention_period: 744h', 'retention_period: 1000h'],
  'a comment in a configuration': [tempoConfig, '    server:', '    # HTTP alone.\n    server:'],
  'a patient probe': [prometheus, 'failureThreshold: 3', 'failureThreshold: 6'],
  'a larger volume': ['grafana/PersistentVolumeClaim.grafana.yaml', /storage: \w+/, 'storage: 50Gi'],
  'another interval': [prometheusConfig, 'evaluation_interval: 60s', 'evaluation_interval: 30s'],
  'a shorter retention': [prometheusConfig, 'time: 15d', 'time: 10d'],
  'another title': [sources, 'name: Tempo', 'name: Traces'],
  'a digest': ['tempo/StatefulSet.tempo.yaml', /(tempo:2[.\d]+)/, `$1@sha256:${'0'.repeat(64)}`],
};
const harmless = new Map<string, Edit>([
  ...Object.entries(settings),
  ...ofEachKind.flatMap((path, index) =>
    // Two ways for each kind, so that each way meets half of the kinds.
    [index, index + 1].map((way): [string, Edit] => {
      const [name, change] = ways[way % ways.length] ?? ['', (same: string) => same];
      const text = texts.get(path) ?? '';
      return [`${name}: ${path}`, [path, text, change(text, path).replaceAll('$', '$$$$')]];
    }),
  ),
]);

test('there are enough of both kinds', () => {
  expect(Object.keys(mutations).length).toBeGreaterThanOrEqual(60);
  expect(harmless.size).toBeGreaterThanOrEqual(50);
});

test.each([...harmless])('nothing is found: %s', (_, edit) => {
  expect(runRules(inventoryWith(edit), rules).findings).toEqual([]);
  expect(runRules(inventoryWith(edit), rules, { verdicts }).findings).toEqual([]);
});
