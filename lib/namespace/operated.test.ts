import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import type { Cluster } from '../cluster/cluster.ts';
import type { Render, RenderRequest } from '../helm/render.ts';
import { Connections } from '../network/connections.ts';
import { SecretContract } from '../secrets/contract.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { NamespaceChart } from './chart.ts';
import type { Operated } from './operated.ts';

const alloy = (name: string, spec?: object): KubeObject => ({
  apiVersion: 'collectors.grafana.com/v1alpha1',
  kind: 'Alloy',
  metadata: { name, namespace: 'ns' },
  ...(spec && { spec }),
});

const labels = { app: 'one' };
const service = (name: string, port: number): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'ns' },
  spec: { selector: labels, ports: [{ name: 'http', port, targetPort: 80 }] },
});
const deployment: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'one', namespace: 'ns' },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'it', ports: [{ containerPort: 80 }] }] },
    },
  },
};

/** What is made of a release whose chart renders some objects; the operator makes a Deployment of each Alloy. */
function operate(objects: readonly KubeObject[], planned: readonly string[] = []) {
  const asked: RenderRequest[] = [];
  const rendered: Record<string, readonly KubeObject[]> = {
    outer: objects,
    'inner@1.0.0': [deployment, service('made', 80)],
  };
  const get = (request: RenderRequest): Render => {
    asked.push(request);
    const missing = planned.includes(request.chart);
    return {
      key: request.chart,
      planned: missing,
      chart: { name: request.chart, version: '1.0.0', digest: null },
      verified: false,
      objects: missing ? [] : (rendered[request.chart] ?? []),
      droppedHooks: [],
      warnings: [],
    };
  };
  class Tried extends NamespaceChart {
    readonly alloys: Operated;

    constructor() {
      const stack = {
        app: new App(),
        cluster: { kubernetes: '1.35', dnsDomain: 'x', nodes: { hostAddresses: [] } } as unknown as Cluster,
        renders: { get },
        connections: new Connections(),
        secrets: new SecretContract(),
        riverFile: () => '',
        riverSources: new Map(),
      };
      super(stack, 'ns', { podSecurity: 'not-ours' });
      const release = this.release('outer', { chart: 'outer', values: {} });
      this.alloys = this.operate(release, { kind: 'Alloy', chart: 'inner@1.0.0' });
    }
  }
  const chart = new Tried();
  return { chart, alloys: chart.alloys, asked };
}

test('a release without such objects gives the operator nothing to do', () => {
  const { chart, asked } = operate([service('other', 80)]);
  expect(chart.operated).toEqual([]);
  expect(asked).toHaveLength(1);
});

test('an object is a release of the operator’s chart: its name, namespace and spec', () => {
  const { asked } = operate([alloy('one', { a: 1 })]);
  expect(asked[1]).toEqual({
    chart: 'inner@1.0.0',
    release: 'one',
    namespace: 'ns',
    values: { a: 1 },
    kubernetesVersion: '1.35',
  });
});

test('an object without a spec asks for the chart’s defaults', () => {
  expect(operate([alloy('one')]).asked[1]?.values).toEqual({});
});

test('what is made is known, and is not among what is written', () => {
  const one = alloy('one', {});
  const { chart } = operate([one]);
  expect(chart.operated.map(({ object }) => object)).toEqual([deployment, service('made', 80)]);
  expect(chart.operated.every(({ from }) => from === one)).toBe(true);
  expect(chart.objects.map(({ object }) => object)).toEqual([one]);
  expect(chart.renders).toHaveLength(2);
});

test('endpoints are those of the operator’s Services, and of the chart’s that select its pods', () => {
  const { alloys } = operate([alloy('one'), service('front', 8080)]);
  expect(alloys.endpoint('made', 'http')).toMatchObject({ host: 'made.ns.svc.x', targetPort: 80 });
  expect(alloys.endpoint('front', 'http')).toMatchObject({
    port: { number: 8080 },
    behind: { pods: labels },
  });
  expect(() => alloys.endpoint('mad', 'http')).toThrow('there is no Service "mad"');
});

test('its workloads get a policy, with a word to those who look for their pods', () => {
  const { chart, alloys } = operate([alloy('one')]);
  expect(alloys.workload('Deployment', 'one')).toMatchObject({ pods: labels, operated: true });
  chart.addPolicies();
  const policies = chart.objects.map(({ object }) => object).filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies.map(({ metadata }) => metadata.annotations?.['kube-score/ignore'])).toEqual([
    'networkpolicy-targets-pod',
  ]);
});

test('a workload that it does not make is an error that lists what it makes', () => {
  expect(() => operate([alloy('one')]).alloys.workload('DaemonSet', 'one')).toThrow(
    'the operator in namespace ns makes no DaemonSet one\n  it makes: Deployment ns/one, Service ns/made',
  );
});

test.each(['outer', 'inner@1.0.0'])('as long as %s is to be rendered, others stand in', (chart) => {
  const { alloys } = operate([alloy('one')], [chart]);
  expect(alloys.objects).toEqual([]);
  expect(alloys.endpoint('any', 'port').host).toBe('any.ns.svc.planned');
  expect(alloys.workload('DaemonSet', 'any').name).toBe('any');
});
