import { describe, expect, test } from '@jest/globals';
import type { KubeObject } from '../lib/support/kubernetes.ts';
import { changes, poddleWith, settingsOf } from './testing.ts';

const plain = (settings: Record<string, unknown>) => poddleWith(settings).objects.map(({ object }) => object);
const poddle = plain({});

/** Sizes other than the defaults are rendered for these clusters alone. */
const production = settingsOf('clusters/poddle-production.yaml');
const scale = settingsOf('clusters/poddle-scale.yaml');

const elsewhere = {
  write: 'https://store.example.com/api/v1/push',
  query: 'https://store.example.com:8443/prometheus',
  addresses: ['203.0.113.7/32'],
};
const auths = {
  none: 'none',
  basic: { basicAuth: 'store-credentials' },
  bearer: { bearerToken: 'store-credentials' },
} as const;

/** What talks to a store, and so changes with it. */
const consumers = {
  metrics: [
    'grafana/ConfigMap.grafana-datasource',
    'alloy-agent/DaemonSet.alloy-agent',
    'alloy-gateway/StatefulSet.alloy-gateway',
    'grafana/NetworkPolicy.grafana',
    'alloy-gateway/NetworkPolicy.alloy-gateway',
  ],
  logs: [
    'grafana/ConfigMap.grafana-datasource',
    'alloy-agent/DaemonSet.alloy-agent',
    'alloy-gateway/StatefulSet.alloy-gateway',
    'grafana/NetworkPolicy.grafana',
    'alloy-gateway/NetworkPolicy.alloy-gateway',
  ],
  traces: [
    'grafana/ConfigMap.grafana-datasource',
    'alloy-gateway/StatefulSet.alloy-gateway',
    'grafana/NetworkPolicy.grafana',
    'alloy-gateway/NetworkPolicy.alloy-gateway',
  ],
} as const;

/** What changes besides where the store needs credentials. */
const withCredentials = {
  metrics: [
    'grafana/Deployment.grafana',
    'alloy-agent/ConfigMap.alloy-config',
    'alloy-gateway/ConfigMap.alloy-config',
  ],
} as const;

interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

describe('one line changes a profile, and with it whatever uses the store', () => {
  test.each<[string, Record<string, unknown>, Changes]>([
    [
      'metrics in Mimir',
      { metrics: { profile: 'mimir' } },
      { added: ['mimir/*'], removed: ['prometheus/*'], changed: consumers.metrics },
    ],
    [
      'metrics elsewhere',
      { metrics: { profile: 'remote', remote: { ...elsewhere, auth: auths.basic } } },
      {
        added: [],
        removed: ['prometheus/*'],
        changed: [...consumers.metrics, ...withCredentials.metrics],
      },
    ],
    [
      'logs in three Lokis',
      { logs: production.logs },
      {
        added: ['loki/PodDisruptionBudget.loki'],
        removed: [],
        changed: ['loki/ConfigMap.loki', 'loki/StatefulSet.loki'],
      },
    ],
  ])('%s', (_, settings, { added, removed, changed }) => {
    const found = changes(poddle, plain(settings));
    expect({ ...found, changed: [...found.changed].sort() }).toEqual({
      added,
      removed,
      changed: [...changed].sort(),
    });
  });

  test('samples that go through Kafka are nobody’s business but Mimir’s', () => {
    const mimir = (settings: object) => ({
      metrics: { profile: 'mimir', mimir: settings },
      kafka: scale.kafka,
    });
    const { added, removed, changed } = changes(plain(mimir({})), plain(mimir({ ingest: 'kafka' })));
    expect([...added, ...removed, ...changed].filter((name) => !name.startsWith('mimir/'))).toEqual([]);
    expect({ added, removed, changed }).toMatchSnapshot();
  });

  test.each<[string, Record<string, unknown>, string, readonly string[]]>([
    ['logs in a distributed Loki', { logs: scale.logs }, 'loki', consumers.logs],
    [
      'traces in a distributed Tempo',
      { traces: scale.traces, kafka: scale.kafka },
      'tempo',
      consumers.traces,
    ],
  ])('%s', (_, settings, namespace, expected) => {
    const { added, removed, changed } = changes(poddle, plain(settings));
    const own = (name: string) => name.startsWith(`${namespace}/`);
    expect({ added, removed, changed: changed.filter(own) }).toMatchSnapshot();
    expect([...added, ...removed].filter((name) => !own(name))).toEqual([]);
    expect(changed.filter((name) => !own(name)).sort()).toEqual([...expected].sort());
  });
});

function find(objects: readonly KubeObject[], kind: string, namespace: string, name: string): KubeObject {
  const found = objects.find(
    (object) =>
      object.kind === kind && object.metadata.namespace === namespace && object.metadata.name === name,
  );
  if (!found) throw new Error(`no ${kind} ${namespace}/${name}`);
  return found;
}

/** Variables of the first container that has some, and the Secret keys that they come from. */
function environment({ spec }: KubeObject): Map<string, string> {
  const { template } = spec as {
    template: { spec: { containers: { name: string; env?: EnvVar[] }[] } };
  };
  const container = template.spec.containers.find(({ name }) => name === 'alloy' || name === 'grafana');
  return new Map(
    (container?.env ?? []).map(({ name, value, valueFrom }) => {
      const secret = valueFrom?.secretKeyRef;
      return [name, secret ? `${secret.name}/${secret.key}` : (value ?? '')];
    }),
  );
}

interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef?: { name: string; key: string } };
}

const cases = Object.entries(auths).flatMap(([kind, auth]) =>
  (['logs', 'traces'] as const).map((signal) => [signal, kind, auth] as const),
);

describe.each(cases)('%s elsewhere, with %s authentication', (signal, kind, auth) => {
  const store = {
    write: 'https://store.example.com:4443',
    query: elsewhere.query,
    addresses: elsewhere.addresses,
  };
  const stack = poddleWith({
    [signal]: { profile: 'remote', remote: { ...store, auth, tenant: 'poddle', caSecret: 'store-ca' } },
  });
  const objects = stack.objects.map(({ object }) => object);
  const prefix = signal.toUpperCase();

  test('every variable that the configurations read is set, and no sink is there twice', () => {
    const alloys = [
      ['DaemonSet', 'alloy-agent'],
      ['StatefulSet', 'alloy-gateway'],
    ] as const;
    for (const [workload, namespace] of alloys) {
      const { data } = find(objects, 'ConfigMap', namespace, 'alloy-config') as unknown as {
        data: { 'config.alloy': string };
      };
      const text = data['config.alloy'];
      const read = new Set([...text.matchAll(/sys\.env\("(\w+)"\)/gu)].map(([, name]) => name ?? ''));
      const set = environment(find(objects, workload, namespace, namespace));
      expect([...read].filter((name) => !set.has(name))).toEqual([]);
      expect([...set.keys()].filter((name) => name.startsWith(`${prefix}_`) && !read.has(name))).toEqual([]);
      const heads = text.match(/^[a-z_.]+ "\w+" \{/gmu) ?? [];
      expect(heads.length).toBe(new Set(heads).size);
    }
  });

  test('the gateway sends to it, Grafana queries it, and both may', () => {
    const gateway = environment(find(objects, 'StatefulSet', 'alloy-gateway', 'alloy-gateway'));
    const address = { logs: 'LOKI_PUSH_URL', traces: 'TEMPO_OTLP_ENDPOINT' }[signal];
    expect(gateway.get(address)).toMatch(/^https:\/\/store\.example\.com:4443/);
    expect(gateway.get(`${prefix}_CA`)).toBe('store-ca/ca.crt');
    const grafana = environment(find(objects, 'Deployment', 'grafana', 'grafana'));
    expect(
      grafana.has(`${prefix}_${{ none: 'TENANT', basic: 'PASSWORD', bearer: 'TOKEN' }[kind] ?? ''}`),
    ).toBe(true);
    const ports = (name: string) => JSON.stringify(find(objects, 'NetworkPolicy', name, name).spec);
    expect(ports('alloy-gateway')).toContain('"port":4443');
    expect(ports('grafana')).toContain('"port":8443');
  });

  test('the store of the cluster is gone, and what it alone needed', () => {
    const { removed } = changes(poddle, objects);
    expect(removed).toEqual([`${{ logs: 'loki', traces: 'tempo' }[signal]}/*`]);
  });
});

describe.each(Object.entries(auths))('metrics elsewhere, with %s authentication', (kind, auth) => {
  const stack = poddleWith({
    metrics: { profile: 'remote', remote: { ...elsewhere, auth, tenant: 'poddle', caSecret: 'store-ca' } },
  });
  const objects = stack.objects.map(({ object }) => object);

  test.each([
    ['DaemonSet', 'alloy-agent'],
    ['StatefulSet', 'alloy-gateway'],
  ])('%s: every variable that the configuration reads is set', (workload, namespace) => {
    const { data } = find(objects, 'ConfigMap', namespace, 'alloy-config') as unknown as {
      data: { 'config.alloy': string };
    };
    const read = [...data['config.alloy'].matchAll(/sys\.env\("(\w+)"\)/gu)].map(([, name]) => name);
    const set = environment(find(objects, workload, namespace, namespace));
    expect(read.filter((name) => !set.has(name ?? ''))).toEqual([]);
    expect([...set.keys()].filter((name) => /^METRICS_/.test(name) && !read.includes(name))).toEqual([]);
    expect(data['config.alloy'].match(/^prometheus\.remote_write "default" \{/gmu)).toHaveLength(1);
    expect(set.get('PROMETHEUS_WRITE_URL')).toBe(elsewhere.write);
    expect(set.get('METRICS_CA')).toBe('store-ca/ca.crt');
  });

  test('Grafana’s data source', () => {
    const { data } = find(objects, 'ConfigMap', 'grafana', 'grafana-datasource') as unknown as {
      data: { 'datasource.yaml': string };
    };
    const set = environment(find(objects, 'Deployment', 'grafana', 'grafana'));
    const read = [...data['datasource.yaml'].matchAll(/\$(METRICS_\w+)/gu)].map(([, name]) => name ?? '');
    expect(read.filter((name) => !set.has(name))).toEqual([]);
    expect(read.length).toBe({ none: 1, basic: 3, bearer: 2 }[kind]);
    expect(data['datasource.yaml']).toContain(`url: ${elsewhere.query}`);
    expect(data['datasource.yaml']).toContain('httpHeaderValue1: poddle');
  });

  test('its Secrets are in the contract of every namespace that uses it', () => {
    const expected = stack.secrets.all.filter(({ name }) => name.startsWith('store-'));
    const namespaces = ['alloy-agent', 'alloy-gateway', 'grafana'];
    const keys = { none: [], basic: ['username', 'password'], bearer: ['token'] }[kind] ?? [];
    expect(expected.map(({ namespace, name, keys }) => [namespace, name, keys])).toEqual(
      namespaces.flatMap((namespace) => [
        [namespace, 'store-ca', ['ca.crt']],
        ...(keys.length > 0 ? [[namespace, 'store-credentials', keys]] : []),
      ]),
    );
  });

  test('policies let it be reached, by the port of each URL, and the DNS asked', () => {
    const rules = (name: string) => {
      const { spec } = find(objects, 'NetworkPolicy', name, name) as unknown as {
        spec: { egress: { to: { ipBlock?: { cidr: string } }[]; ports: { port: number }[] }[] };
      };
      return spec.egress
        .filter(({ to }) => to.some(({ ipBlock }) => ipBlock?.cidr === '203.0.113.7/32'))
        .flatMap(({ ports }) => ports.map(({ port }) => port));
    };
    expect(rules('alloy-gateway')).toEqual([443]);
    expect(rules('grafana')).toEqual([8443]);
  });
});
