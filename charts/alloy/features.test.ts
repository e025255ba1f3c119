import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Verdicts } from '../../lib/checks/verdicts.ts';
import { parseCluster } from '../../lib/cluster/load.ts';
import { StoredRenders } from '../../lib/helm/render-source.ts';
import { openWorkspace } from '../../lib/helm/workspace.ts';
import { nodes } from '../../lib/network/outsiders.ts';
import { allowedReachability, wantedReachability } from '../../lib/network/reachability.ts';
import { findAlloy } from '../../lib/river/checks/real-alloy.ts';
import type { KubeObject } from '../../lib/support/kubernetes.ts';
import { asObject, isPlainObject } from '../../lib/support/plain.ts';
import { run } from '../../lib/support/process.ts';
import { dumpYaml, parseYaml } from '../../lib/support/yaml.ts';
import { riverReader } from '../build.ts';
import { checkStack } from '../checks.ts';
import { Stack } from '../stack.ts';

/** Holds what the checks read and keep, and files for the real Alloy. */
const folder = mkdtempSync(join(tmpdir(), 'obs-features-'));
symlinkSync(resolve('imports'), join(folder, 'imports'));
afterAll(() => rmSync(folder, { recursive: true }));

const renders = new StoredRenders(openWorkspace('.'));
const riverFile = riverReader('.');
const poddle = parse(readFileSync('clusters/poddle.yaml', 'utf8'));

/** The lines of a cluster file that docs/features.md shows for each part. */
const documented = Object.fromEntries(
  readFileSync('docs/features.md', 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [
      section.slice(0, section.indexOf('\n')),
      parse(/^```yaml\n([\s\S]*?)^```$/m.exec(section)?.[1] ?? ''),
    ]),
);
const parts = Object.keys(documented);

function parse(text: string): Record<string, unknown> {
  return asObject(parseYaml(text, 'docs/features.md')[0]?.value);
}

/** Both, with the second's values where both have one; lists are joined. */
function merge(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  if (!isPlainObject(one) || !isPlainObject(other)) return other ?? one;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(keys.map((key) => [key, merge(one[key], other[key])]));
}

function build(...names: readonly string[]): Stack {
  const file = names.reduce<unknown>((text, name) => merge(text, documented[name]), poddle);
  return new Stack(parseCluster(dumpYaml(file), 'clusters/poddle.yaml'), { renders, riverFile });
}

const objectsOf = (stack: Stack): KubeObject[] => stack.objects.map(({ object }) => object);
const nameOf = ({ kind, metadata }: KubeObject) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`;
const base = new Map(objectsOf(build()).map((object) => [nameOf(object), JSON.stringify(object)]));

/** The objects that a part adds or changes; none is ever removed. */
function changes(stack: Stack): string[] {
  const objects = objectsOf(stack);
  expect(objects.map(nameOf)).toEqual(expect.arrayContaining([...base.keys()]));
  return objects.flatMap((object) => {
    const before = base.get(nameOf(object));
    if (before === JSON.stringify(object)) return [];
    return `${before === undefined ? '+' : '~'} ${nameOf(object)}`;
  });
}

test.each<[string, string[]]>([
  [
    'monitors',
    [
      '+ Role team-a/alloy-gateway-team-a',
      '+ RoleBinding team-a/alloy-gateway-team-a',
      '~ ClusterRole -/alloy-gateway',
      '~ ConfigMap alloy-gateway/alloy-config',
    ],
  ],
  [
    'faro',
    [
      '+ IngressRoute alloy-gateway/alloy-gateway-faro',
      '+ Middleware alloy-gateway/alloy-gateway-faro-limits',
      '+ Middleware alloy-gateway/alloy-gateway-faro-unpacked',
      '~ ConfigMap alloy-gateway/alloy-config',
      '~ NetworkPolicy alloy-gateway/alloy-gateway',
      '~ Service alloy-gateway/alloy-gateway',
      '~ StatefulSet alloy-gateway/alloy-gateway',
    ],
  ],
  [
    'profiles',
    [
      '~ ConfigMap alloy-gateway/alloy-config',
      '~ NetworkPolicy alloy-gateway/alloy-gateway',
      '~ Service alloy-gateway/alloy-gateway',
      '~ StatefulSet alloy-gateway/alloy-gateway',
    ],
  ],
  ['debug', ['~ ConfigMap alloy-gateway/alloy-config', '~ StatefulSet alloy-gateway/alloy-gateway']],
  ['instrumentation', ['+ Instrumentation team-a/alloy-gateway-team-a']],
  [
    'tenants',
    [
      '+ Middleware loki/loki-tenant',
      '+ Middleware tempo/tempo-tenant',
      '~ ConfigMap alloy-agent/alloy-config',
      '~ ConfigMap alloy-gateway/alloy-config',
      '~ ConfigMap grafana/grafana-datasource',
      '~ ConfigMap loki/loki',
      '~ ConfigMap tempo/tempo',
      '~ DaemonSet alloy-agent/alloy-agent',
      '~ IngressRoute loki/loki',
      '~ IngressRoute tempo/tempo',
      '~ StatefulSet alloy-gateway/alloy-gateway',
      '~ StatefulSet loki/loki',
      '~ StatefulSet tempo/tempo',
    ],
  ],
])('%s adds and changes what it means, and nothing else', (name, expected) => {
  expect(changes(build(name)).sort()).toEqual(expected);
});

describe('in detail', () => {
  const find = (name: string, ...switched: readonly string[]) =>
    objectsOf(build(...switched)).find((object) => nameOf(object) === name);
  const river = (...switched: readonly string[]) => alloyOf(objectsOf(build(...switched))).text;

  test('Secrets and ConfigMaps of a listed namespace can be got by name, and nothing more', () => {
    expect(find('Role team-a/alloy-gateway-team-a', 'monitors')?.rules).toEqual([
      { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['get'] },
    ]);
    const everywhere = find('ClusterRole -/alloy-gateway', 'monitors')?.rules;
    expect(JSON.stringify(everywhere)).not.toMatch(/secrets|configmaps/);
  });

  test('objects of other namespaces lie in the gateway’s folder', () => {
    const foreign = build(...parts).objects.filter(({ object }) => object.metadata.namespace === 'team-a');
    expect(foreign.map(({ folder }) => folder)).toEqual(Array(3).fill('alloy-gateway'));
  });

  test('nothing of a CRD is written that no part asks for', () => {
    expect([...base.values()].join()).not.toMatch(/monitoring\.coreos\.com|opentelemetry\.io/);
  });

  test('only the chosen signals are shown', () => {
    const lines = river('debug').match(/^.*otelcol\.exporter\.debug\.arrived\.input.*$/gm);
    expect(lines?.map((line) => line.trim().split(' ')[0])).toEqual(['traces', 'logs']);
    expect(river()).not.toContain('exporter.debug');
  });

  test('the agents of the operator send to the Service that is there', () => {
    expect(find('Instrumentation team-a/alloy-gateway-team-a', 'instrumentation')?.spec).toMatchObject({
      exporter: { endpoint: 'http://alloy-gateway.alloy-gateway.svc.cluster.local:4318' },
    });
  });

  test('the gateway reaches Pyroscope at its addresses and its port alone', () => {
    const policy = find('NetworkPolicy alloy-gateway/alloy-gateway', 'profiles')?.spec;
    expect(asObject(policy).egress).toContainEqual({
      to: [{ ipBlock: { cidr: '203.0.113.7/32' } }],
      ports: [{ port: 443, protocol: 'TCP' }],
    });
  });

  describe('tenants', () => {
    const stack = build('tenants');
    const object = (name: string) => objectsOf(stack).find((one) => nameOf(one) === name);
    const config = (namespace: string) =>
      String(asObject(object(`ConfigMap ${namespace}/alloy-config`)?.data)['config.alloy']);

    test('both collectors know the list, and send no line past it', () => {
      for (const name of ['DaemonSet alloy-agent/alloy-agent', 'StatefulSet alloy-gateway/alloy-gateway']) {
        expect(JSON.stringify(object(name))).toContain('{"name":"LISTED_PROJECTS","value":"blog|shop"}');
      }
      for (const namespace of ['alloy-agent', 'alloy-gateway']) {
        expect(config(namespace).match(/loki\.write\.default\.receiver/g)).toHaveLength(1);
      }
    });

    test('the gateway sends to each listed project and to the shared tenant', () => {
      const inputs = 'otelcol.processor.filter.shared.input, project.id_blog.input, project.id_shop.input';
      expect(config('alloy-gateway').split(inputs).length - 1).toBeGreaterThanOrEqual(3);
      expect(config('alloy-gateway')).toMatch(/project "id_blog" \{\n\tid = "blog"\n\}\n\nproject "id_shop"/);
      // The shared exporters took the place of those of the main file.
      expect(config('alloy-gateway').match(/^otelcol\.exporter\.otlp "tempo"/gm)).toHaveLength(1);
    });

    test('who comes by a route of a store gets the shared tenant, after the password', () => {
      for (const store of ['loki', 'tempo']) {
        expect(object(`Middleware ${store}/${store}-tenant`)?.spec).toEqual({
          headers: { customRequestHeaders: { 'X-Scope-OrgID': 'poddle' } },
        });
        expect(JSON.stringify(object(`IngressRoute ${store}/${store}`)?.spec)).toContain(
          `"middlewares":[{"name":"${store}-access"},{"name":"${store}-tenant"}]`,
        );
      }
    });

    test('the stores ask for a tenant, and rules are those of the shared one', () => {
      expect(JSON.stringify(object('ConfigMap loki/loki')?.data)).toMatch(/auth_enabled: true/);
      expect(JSON.stringify(object('ConfigMap tempo/tempo')?.data)).toMatch(/multitenancy_enabled: true/);
      const loki = JSON.stringify(object('StatefulSet loki/loki'));
      expect(loki).not.toContain('/rules/fake');
      expect(loki.match(/\/rules\/poddle/g)).toHaveLength(3);
    });
  });

  test('Secrets of parts are in the contract, and no value is in an object', () => {
    const names = (...switched: readonly string[]) => build(...switched).secrets.all.map(({ name }) => name);
    const own = new Set(names());
    expect(names(...parts).filter((name) => !own.has(name))).toEqual(['faro-api-key', 'pyroscope-login']);
  });
});

test('every part of the cluster file is documented, and the other way round', () => {
  const schema = JSON.parse(readFileSync('imports/cluster.schema.json', 'utf8')) as {
    properties: { features: { properties: object } };
  };
  expect([...Object.keys(schema.properties.features.properties), 'tenants']).toEqual(parts);
});

const combinations = parts.flatMap((one, index) => [
  [one],
  ...parts.slice(index + 1).map((other) => [one, other]),
]);

describe('nothing is wrong with', () => {
  const verdicts = new Verdicts('', '');
  test.each([...combinations, parts].map((names) => [names.join(' and '), names] as const))(
    '%s',
    async (_, names) => {
      const stack = build(...names);
      const objects = objectsOf(stack);
      expect((await checkStack(stack, { root: folder, verdicts })).findings).toEqual([]);
      expect(allowedReachability(objects)).toEqual(
        wantedReachability(stack.connections.all, objects, nodes(stack.cluster)),
      );
    },
  );
});

test.each(['poddle-production', 'poddle-scale'])('%s takes all parts with its profiles', async (name) => {
  const file = `clusters/${name}.yaml`;
  const plain = parse(readFileSync(file, 'utf8'));
  const found = async (text: unknown) => {
    const stack = new Stack(parseCluster(dumpYaml(text), file), { renders, riverFile });
    return (await checkStack(stack, { root: folder })).findings;
  };
  const all = parts.reduce<unknown>((text, part) => merge(text, documented[part]), plain);
  expect(await found(all)).toEqual(await found(plain));
});

/** What Alloy reads, and what it is started with. */
function alloyOf(objects: readonly KubeObject[]) {
  const config = objects.find((object) => nameOf(object) === 'ConfigMap alloy-gateway/alloy-config');
  const pods = objects.find((object) => nameOf(object) === 'StatefulSet alloy-gateway/alloy-gateway');
  const stability = /--stability\.level=([\w-]+)/.exec(JSON.stringify(pods))?.[1];
  return { text: String(asObject(config?.data)['config.alloy']), stability };
}

const alloy = findAlloy() ?? '';

(alloy === '' ? test.skip : test).each(
  [...parts.map((name) => [name]), parts].map((names) => [names] as const),
)('the real Alloy takes %j, and has nothing to format', async (names) => {
  const { text, stability } = alloyOf(objectsOf(build(...names)));
  const file = join(folder, `${names.join('-')}.alloy`);
  writeFileSync(file, text);
  const validate = ['validate', `--stability.level=${stability}`, file];
  expect(await run(alloy, validate, { env: {} })).toMatchObject({ code: 0 });
  expect(await run(alloy, ['fmt', '--test', file], { env: {} })).toMatchObject({ code: 0 });
});
