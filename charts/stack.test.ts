import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseCluster } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import type { KubeObject } from '../lib/support/kubernetes.ts';
import { riverReader } from './build.ts';
import { Stack } from './stack.ts';

const poddle = readFileSync('clusters/poddle.yaml', 'utf8');
const renders = new StoredRenders(openWorkspace('.'));

const build = (text: string) =>
  new Stack(parseCluster(text, 'clusters/poddle.yaml'), { renders, riverFile: riverReader('.') });

const stack = build(poddle);
const objects = stack.objects.map(({ object }) => object);

const find = (kind: string, namespace: string | undefined, name: string): KubeObject => {
  const found = objects.find(
    (object) =>
      object.kind === kind && object.metadata.namespace === namespace && object.metadata.name === name,
  );
  if (!found) throw new Error(`no ${kind} ${namespace}/${name}`);
  return found;
};

interface Container {
  name: string;
  image: string;
  env?: { name: string; value?: string; valueFrom?: unknown }[];
  ports?: { name?: string; containerPort: number; protocol?: string }[];
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  securityContext?: Record<string, unknown>;
}

const podSpec = ({ spec }: KubeObject) =>
  (spec as { template: { spec: Record<string, unknown> & { containers: Container[] } } }).template.spec;

const workloads = objects.filter(({ kind }) => ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind));

/** What an object is, without what a chart's next version may change. */
function summaryOf({ kind, metadata, spec, data, rules }: KubeObject): string {
  const parts = [`${kind} ${metadata.name}`];
  if (kind === 'Service') {
    const { ports = [] } = spec as { ports?: { name: string; port: number; protocol: string }[] };
    parts.push(ports.map(({ name, port, protocol }) => `${name} ${port}/${protocol}`).join(', '));
  }
  if (kind === 'ConfigMap')
    parts.push(
      Object.keys(data as object)
        .sort()
        .join(', '),
    );
  if (kind.endsWith('Role')) parts.push(JSON.stringify(rules));
  return parts.filter(Boolean).join(': ');
}

test('the inventory of each namespace', () => {
  const inventory = Object.fromEntries(
    [...stack.charts]
      .sort((a, b) => (a.namespaceName < b.namespaceName ? -1 : 1))
      .map((chart) => [
        chart.namespaceName,
        chart.objects.flatMap(({ object }) => [
          summaryOf(object),
          ...(workloads.some(
            ({ kind, metadata }) => kind === object.kind && metadata.name === object.metadata.name,
          )
            ? podSpec(object).containers.map(
                ({ name, image, ports = [] }) =>
                  `  ${name}: ${image} [${ports.map((port) => `${port.name ?? '-'} ${port.containerPort}`).join(', ')}]`,
              )
            : []),
        ]),
      ]),
  );
  expect(inventory).toMatchSnapshot();
});

describe('what the guide’s "kubectl get all" shows', () => {
  test.each([
    ['kube-system', 'Deployment', 'kube-state-metrics', ['kube-state-metrics']],
    [
      'prometheus',
      'Deployment',
      'prometheus-server',
      ['prometheus-server-configmap-reload', 'prometheus-server'],
    ],
    ['loki', 'StatefulSet', 'loki', ['loki', 'loki-sc-rules']],
    ['tempo', 'StatefulSet', 'tempo', ['tempo']],
    ['grafana', 'Deployment', 'grafana', ['grafana-sc-dashboard', 'grafana-sc-datasources', 'grafana']],
    ['alloy-agent', 'DaemonSet', 'alloy-agent', ['alloy', 'config-reloader']],
    ['alloy-gateway', 'StatefulSet', 'alloy-gateway', ['alloy', 'config-reloader']],
  ])('%s: %s %s with its containers', (namespace, kind, name, containers) => {
    expect(podSpec(find(kind, namespace, name)).containers.map((container) => container.name)).toEqual(
      containers,
    );
  });

  test.each([
    ['prometheus', 'prometheus-server', ['80/TCP']],
    // 9096 came with Loki 3.
    ['loki', 'loki', ['3100/TCP', '9095/TCP', '9096/TCP']],
    ['loki', 'loki-headless', ['3100/TCP', '9095/TCP', '9096/TCP']],
    ['loki', 'loki-memberlist', ['7946/TCP']],
    [
      'tempo',
      'tempo',
      // 55678 (OpenCensus) is gone from the chart.
      [
        '6831/UDP',
        '6832/UDP',
        '3200/TCP',
        '14268/TCP',
        '14250/TCP',
        '9411/TCP',
        '55680/TCP',
        '55681/TCP',
        '4317/TCP',
        '4318/TCP',
      ],
    ],
    // The StatefulSet of the chart names it; the chart does not make it.
    ['tempo', 'tempo-headless', ['3200/TCP']],
    ['grafana', 'grafana', ['80/TCP']],
    ['observability', 'minio-external', ['9000/TCP']],
  ])('%s: Service %s with its ports', (namespace, name, ports) => {
    const { spec } = find('Service', namespace, name);
    const found = (spec as { ports: { port: number; protocol: string }[] }).ports;
    expect(found.map(({ port, protocol }) => `${port}/${protocol}`)).toEqual(ports);
  });

  test.each(['prometheus', 'loki', 'tempo', 'grafana', 'observability'])(
    'no other workload or Service in %s',
    (namespace) => {
      const shown = objects
        .filter(
          ({ kind, metadata }) =>
            metadata.namespace === namespace && /^(Service|Deployment|StatefulSet|DaemonSet)$/.test(kind),
        )
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      expect(shown).toMatchSnapshot();
    },
  );

  test('both Alloys read config.alloy from the ConfigMap alloy-config', () => {
    for (const namespace of ['alloy-agent', 'alloy-gateway']) {
      expect(Object.keys(find('ConfigMap', namespace, 'alloy-config').data as object)).toEqual([
        'config.alloy',
      ]);
    }
  });

  test('data sources come from a labelled ConfigMap', () => {
    expect(find('ConfigMap', 'grafana', 'grafana-datasource').metadata.labels).toEqual({
      grafana_datasource: '1',
    });
  });
});

describe('every container', () => {
  const containers = workloads.flatMap((workload) =>
    podSpec(workload).containers.map((container) => ({ workload, container, pod: podSpec(workload) })),
  );
  const label = ({ workload, container }: (typeof containers)[number]) =>
    `${workload.metadata.name}/${container.name}`;

  test('is one of thirteen', () => {
    expect(containers.map(label)).toHaveLength(13);
  });

  test('asks for CPU and memory, and has a limit of memory', () => {
    const without = containers.filter(
      ({ container: { resources } }) =>
        !resources?.requests?.cpu || !resources.requests.memory || !resources.limits?.memory,
    );
    expect(without.map(label)).toEqual([]);
  });

  test('has a read-only root, no capability, no way to more rights', () => {
    const soft = containers.filter(({ container: { securityContext: context } }) => {
      const { readOnlyRootFilesystem, allowPrivilegeEscalation, capabilities } = context ?? {};
      const dropped = (capabilities as { drop?: string[] } | undefined)?.drop;
      return readOnlyRootFilesystem !== true || allowPrivilegeEscalation !== false || dropped?.[0] !== 'ALL';
    });
    expect(soft.map(label)).toEqual([]);
  });

  test('runs under the runtime’s seccomp profile', () => {
    const profile = (context: unknown) =>
      (context as { seccompProfile?: { type?: string } } | undefined)?.seccompProfile?.type;
    const free = containers.filter(
      ({ container, pod }) =>
        (profile(container.securityContext) ?? profile(pod.securityContext)) !== 'RuntimeDefault',
    );
    expect(free.map(label)).toEqual([]);
  });

  test('is not root, but for the agent, which reads files of root', () => {
    const user = ({ container, pod }: (typeof containers)[number]) =>
      container.securityContext?.runAsUser ??
      (pod.securityContext as { runAsUser?: number } | undefined)?.runAsUser ??
      0;
    expect(containers.filter((one) => user(one) === 0).map(label)).toEqual(['alloy-agent/alloy']);
  });
});

test('no role reads Secrets', () => {
  const roles = objects.filter(({ kind }) => kind === 'Role' || kind === 'ClusterRole');
  const reading = roles.filter(({ rules }) =>
    (rules as { resources?: string[] }[]).some(
      ({ resources = [] }) => resources.includes('secrets') || resources.includes('*'),
    ),
  );
  expect(reading.map(({ metadata }) => metadata.name)).toEqual([]);
});

test('no Secret is written; those that are read are in the contract', () => {
  expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  expect(stack.secrets.all).toMatchSnapshot();
});

test('MinIO’s slice is bound to its Service by label, not by name', () => {
  const slice = find('EndpointSlice', 'observability', 'minio-external-ipv4');
  expect(slice).toMatchSnapshot();
});

describe('the kubelet is verified', () => {
  const environment = (text: string) => {
    const agent = build(text).objects.find(({ object }) => object.kind === 'DaemonSet')?.object;
    const [alloy] = agent ? podSpec(agent).containers : [];
    return Object.fromEntries((alloy?.env ?? []).map(({ name, value }) => [name, value]));
  };

  test('by the CA of k3s and the node’s name, as in the guide', () => {
    expect(environment(poddle)).toMatchObject({
      KUBELET_CA_FILE: '/host/root/var/lib/rancher/k3s/agent/server-ca.crt',
      KUBELET_SERVER_NAME: '$(NODE_NAME)',
    });
  });

  test('below another data dir of k3s', () => {
    expect(environment(`${poddle}\ndataDir: /data/k3s\n`).KUBELET_CA_FILE).toBe(
      '/host/root/data/k3s/agent/server-ca.crt',
    );
  });

  test('by the service account’s CA and the address', () => {
    const text = poddle
      .replace('k3s-server-ca', 'service-account')
      .replace('serverName: node-name', 'serverName: omit');
    expect(environment(text)).toMatchObject({
      KUBELET_CA_FILE: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
      KUBELET_SERVER_NAME: '',
    });
  });
});

test('what this project writes itself besides configuration', () => {
  const own = objects.filter(({ kind }) =>
    /^(IngressRoute|IngressRouteTCP|HTTPRoute|GRPCRoute|Middleware|MiddlewareTCP|Namespace)$/.test(kind),
  );
  const name = ({ kind, metadata }: KubeObject) => `${metadata.namespace ?? ''} ${kind} ${metadata.name}`;
  expect(own.sort((a, b) => (name(a) < name(b) ? -1 : 1))).toMatchSnapshot();
});

test('two builds are the same', () => {
  expect(build(poddle).objects.map(({ object }) => object)).toEqual(objects);
});
