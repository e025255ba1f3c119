import { describe, expect, test } from '@jest/globals';
import { url } from '../lib/network/endpoint.ts';
import type { KubeObject } from '../lib/support/kubernetes.ts';
import { asObject, at, objectsIn } from '../lib/support/plain.ts';
import { stackOf, stacks, versions } from './k8s-monitoring/testing.ts';
import type { Stack } from './stack.ts';

const name = ({ kind, metadata }: KubeObject) => `${metadata.namespace ?? ''}/${kind} ${metadata.name}`;
const written = (stack: Stack) => stack.objects.map(({ object }) => object);
const made = (stack: Stack) => stack.operated.map(({ object }) => object);

function find(objects: readonly KubeObject[], kind: string, called: string): KubeObject {
  const found = objects.find(({ kind: its, metadata }) => its === kind && metadata.name === called);
  if (!found) throw new Error(`no ${kind} ${called}`);
  return found;
}

const podSpec = (object: KubeObject) => asObject(at(object.spec, 'template', 'spec'));
const isWorkload = ({ kind }: KubeObject) => /^(Deployment|StatefulSet|DaemonSet)$/.test(kind);

/** What policies and checks know of a workload that is in no manifest. */
function described(object: KubeObject): string {
  const spec = podSpec(object);
  const containers = objectsIn(spec.containers).map(([container]) => {
    const ports = objectsIn(container.ports).map(([port]) => `${port.name} ${port.containerPort}`);
    return `${container.name} ${container.image} [${ports.join(', ')}]`;
  });
  const volumes = objectsIn(spec.volumes).map(
    ([volume]) => at(volume, 'configMap', 'name') ?? at(volume, 'hostPath', 'path') ?? volume.name,
  );
  return [
    `${object.kind} ${object.metadata.name} as ${spec.serviceAccountName}`,
    `labels ${JSON.stringify(at(object.spec, 'template', 'metadata', 'labels'))}`,
    ...containers,
    `volumes ${volumes.join(', ')}`,
    `host network: ${spec.hostNetwork === true}`,
  ].join('\n  ');
}

describe.each(versions)('k8s-monitoring %s', (version) => {
  const stack = stacks[version];
  const objects = written(stack);
  const operated = made(stack);

  test('what the operator makes of the Alloy objects', () => {
    expect(operated.filter(isWorkload).map(described)).toMatchSnapshot();
    expect(operated.filter((object) => !isWorkload(object)).map(name)).toMatchSnapshot();
  });

  test('none of that is written, and all of it comes from an object that is', () => {
    const names = new Set(objects.map(name));
    expect(operated.map(name).filter((one) => names.has(one))).toEqual([]);
    const alloys = objects.filter(({ kind }) => kind === 'Alloy');
    expect([...new Set(stack.operated.map(({ from }) => from))]).toEqual(alloys);
    expect(alloys.map(({ metadata }) => metadata.name)).toEqual(
      ['logs', 'metrics', 'receiver', 'singleton'].map((one) => `k8s-monitoring-alloy-${one}`),
    );
  });

  test('neither the agent nor the gateway is there, and one kube-state-metrics is', () => {
    const workloads = [...objects, ...operated].filter(isWorkload).map(({ metadata }) => metadata.name);
    expect(workloads.filter((one) => /agent|gateway/.test(one))).toEqual([]);
    expect(workloads.filter((one) => one.includes('kube-state-metrics'))).toEqual(['kube-state-metrics']);
    expect(workloads.filter((one) => one.includes('node-exporter'))).toEqual([
      'k8s-monitoring-node-exporter',
    ]);
  });

  const configuration = (collector: string) =>
    String(at(find(objects, 'ConfigMap', `k8s-monitoring-${collector}`).data, 'config.alloy'));

  test('destinations are the endpoints of the stores', () => {
    const receiver = configuration('alloy-receiver');
    const endpoints = [
      url(endpointTo('prometheus'), '/api/v1/write'),
      url(endpointTo('loki'), '/loki/api/v1/push'),
      url(endpointTo('tempo')),
    ];
    for (const endpoint of endpoints) expect(receiver).toContain(JSON.stringify(endpoint));
  });

  const endpointTo = (namespace: string) => {
    const connection = stack.connections.all.find(
      ({ from, to }) => 'service' in to && to.namespace === namespace && from.name.endsWith('alloy-receiver'),
    );
    if (!connection || !('service' in connection.to)) throw new Error(`nothing goes to ${namespace}`);
    return connection.to;
  };

  test('batch and memory limiter have the sizes of the cluster file, as Alloy reads them', () => {
    const { batch, memoryLimiter } = stack.cluster.k8sMonitoring.receiver;
    const receiver = configuration('alloy-receiver');
    expect(receiver).toContain(`send_batch_size = ${batch.size}`);
    expect(receiver).toContain(`timeout = "${batch.timeout}"`);
    expect(receiver).toContain(`limit = "${memoryLimiter}B"`);
  });

  test('no Secret is written or read by a collector', () => {
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    const reading = objects.filter(({ rules }) =>
      objectsIn(rules).some(([rule]) => (rule.resources as string[]).includes('secrets')),
    );
    // The operator is Helm inside, which keeps its releases in Secrets of its own namespace.
    expect(reading.map(name)).toEqual(['monitoring/Role k8s-monitoring-alloy-operator']);
  });

  test('every container of the collectors is hardened, and only the log reader is root', () => {
    const containers = [...operated, ...objects.filter(({ metadata }) => metadata.namespace === 'monitoring')]
      .filter(isWorkload)
      .flatMap((workload) => objectsIn(podSpec(workload).containers).map(([one]) => ({ workload, one })));
    expect(containers).toHaveLength(10);
    for (const { one } of containers) {
      expect(one.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(at(one, 'securityContext', 'capabilities', 'add') ?? []).toEqual([]);
      expect(at(one, 'resources', 'limits', 'memory')).toBeDefined();
    }
    const root = containers.filter(({ one }) => at(one, 'securityContext', 'runAsUser') === 0);
    expect(root.map(({ workload }) => workload.metadata.name)).toEqual(['k8s-monitoring-alloy-logs']);
  });

  describe('a name of the guide leads to what is there', () => {
    const service = () => find(objects, 'Service', 'alloy');
    const receiver = () => find(operated, 'Deployment', 'k8s-monitoring-alloy-receiver');

    test.each([4317, 4318, 12_345])('http://alloy:%i', (port) => {
      const target = objectsIn(at(service().spec, 'ports')).find(([one]) => one.port === port)?.[0]
        .targetPort;
      const ports = objectsIn(podSpec(receiver()).containers).flatMap(([one]) => objectsIn(one.ports));
      expect(ports.map(([one]) => one.containerPort)).toContain(target);
      expect(at(receiver().spec, 'template', 'metadata', 'labels')).toMatchObject(
        asObject(at(service().spec, 'selector')),
      );
      expect(service().metadata.namespace).toBe('monitoring');
    });

    test('daemonset/alloy-logs, container alloy', () => {
      const { containers } = podSpec(find(operated, 'DaemonSet', 'k8s-monitoring-alloy-logs'));
      expect(objectsIn(containers).map(([one]) => one.name)).toContain('alloy');
    });

    test('pods with the label app.kubernetes.io/name: alloy have their collector’s name there', () => {
      const labels = operated.filter(isWorkload).map((one) => at(one.spec, 'template', 'metadata', 'labels'));
      expect(labels.map((one) => asObject(one)['app.kubernetes.io/name']).sort()).toEqual([
        'alloy-logs',
        'alloy-metrics',
        'alloy-receiver',
        'alloy-singleton',
      ]);
    });
  });
});

test('switching the engine of a cluster changes what follows from it, and nothing else', () => {
  const text = (stack: Stack) => new Map(written(stack).map((one) => [name(one), JSON.stringify(one)]));
  const before = text(stackOf('clusters/poddle.yaml'));
  const after = text(stacks['4.4.0']);
  const namespaceOf = (one: string) => one.slice(0, one.indexOf('/'));
  const gone = [...before.keys()].filter((one) => !after.has(one));
  const added = [...after.keys()].filter((one) => !before.has(one));
  const changed = [...after.keys()].filter((one) => before.has(one) && before.get(one) !== after.get(one));

  expect([...new Set(gone.map(namespaceOf))].sort()).toEqual(['', 'alloy-agent', 'alloy-gateway']);
  expect([...new Set(added.map(namespaceOf))].sort()).toEqual(['', 'monitoring']);
  expect({ gone, added, changed }).toMatchSnapshot();
});
