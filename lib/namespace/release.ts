import type { KubeClusterRoleProps } from 'cdk8s-plus-28/lib/imports/k8s';
import { HelmRelease } from '../helm/release.ts';
import type { Render } from '../helm/render.ts';
import { plannedDomain } from '../helm/render-source.ts';
import { type Endpoint, findEndpoint, matches } from '../network/endpoint.ts';
import { type Workload, workloadOf } from '../network/workload.ts';
import { ObsError } from '../support/errors.ts';
import { sha256 } from '../support/json.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import type { NamespaceChart } from './chart.ts';
import type { StackContext } from './context.ts';
import { add, type Plain } from './objects.ts';
import { spreadConstraints } from './spread.ts';

export interface ReleaseProps {
  /** A chart of helm-charts.yaml. */
  readonly chart: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Objects that the chart renders and nobody needs. @default none */
  readonly omit?: readonly { readonly kind: string; readonly name: string; readonly because: string }[];
  /** What the chart gets wrong and has no value for. @default none */
  readonly patches?: readonly Patch[];
}

export interface Patch {
  readonly kind: string;
  readonly name: string;
  /** What is wrong upstream, and where it is reported. */
  readonly because: string;
  /** Changes the object that it is given. */
  readonly change: (object: Record<string, unknown>) => void;
}

/** A workload of a release. */
export interface WorkloadName {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly name: string;
}

/** An environment variable of a container. */
export type EnvVar = Readonly<{ name: string; value: string } | { name: string; valueFrom: object }>;

interface Selector {
  readonly matchLabels: Readonly<Record<string, string>>;
}

interface PodTemplate {
  metadata: { annotations?: Record<string, string> };
  spec: {
    containers: { name: string; env?: EnvVar[] }[];
    topologySpreadConstraints?: readonly object[];
    automountServiceAccountToken?: boolean;
  };
}

/** A Helm release of a namespace, and what this stack adds to it: configuration, environment, permissions. */
export class Release {
  private readonly chart: NamespaceChart;
  private readonly helm: HelmRelease;
  private readonly name: string;

  constructor(chart: NamespaceChart, stack: StackContext, name: string, props: ReleaseProps) {
    this.chart = chart;
    this.name = name;
    this.helm = new HelmRelease(chart, name, {
      renders: stack.renders,
      chart: props.chart,
      release: name,
      namespace: chart.namespaceName,
      values: props.values,
      kubernetesVersion: stack.cluster.kubernetes,
    });
    for (const target of props.omit ?? []) this.helm.omit(target);
    for (const { because, change, ...target } of props.patches ?? [])
      this.helm.patch(target, because, change);
  }

  /** How it was rendered. */
  get render(): Render {
    return this.helm.render;
  }

  /** The objects that it rendered, as patched and without the omitted ones; none as long as it is planned. */
  get objects(): readonly KubeObject[] {
    return this.helm.objects;
  }

  /**
   * The endpoint of a Service that the release rendered.
   *
   * @throws ObsError when it rendered no such Service or port, listing what it did
   */
  endpoint(service: string, port: string): Endpoint {
    if (this.helm.planned) return standIn(this.chart.namespaceName, service, port);
    return findEndpoint(this.helm.objects, service, port, this.chart.cluster.dnsDomain);
  }

  /** A workload that the release rendered; a network policy will be written for it. */
  workload(kind: WorkloadName['kind'], name: string): Workload {
    const workload = this.helm.planned
      ? standInWorkload(kind, this.chart.namespaceName, name)
      : workloadOf(this.helm.object(kind, name));
    return this.chart.addWorkload(workload);
  }

  /**
   * A ConfigMap in place of the chart's own of that name, if it has one.
   *
   * @param restarts the workloads that read it only when they start, and the annotation that says what it has read
   */
  config(
    name: string,
    data: Readonly<Record<string, string>>,
    {
      restarts = [],
      annotation = 'checksum/config',
    }: { restarts?: WorkloadName | readonly WorkloadName[]; annotation?: string } = {},
  ): void {
    if (this.helm.objects.some(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name)) {
      this.helm.omit({ kind: 'ConfigMap', name });
    }
    add(this.chart, 'ConfigMap', { metadata: { name, namespace: this.chart.namespaceName }, data });
    for (const target of [restarts].flat()) {
      this.patchPod(target, `${name} is read at the start only`, ({ metadata }) => {
        metadata.annotations = { ...metadata.annotations, [annotation]: sha256(JSON.stringify(data)) };
      });
    }
  }

  /** Environment variables of a container, behind those of the chart. */
  environment(
    { container, ...target }: WorkloadName & { container: string },
    variables: readonly EnvVar[],
  ): void {
    this.patchPod(target, 'what it is told of this cluster', ({ spec }) => {
      const found = spec.containers.find(({ name }) => name === container);
      if (!found) {
        throw new ObsError({
          message: `${target.kind} ${target.name} has no container "${container}"`,
          fix: `it has: ${spec.containers.map(({ name }) => name).join(', ')}`,
        });
      }
      found.env = [...(found.env ?? []), ...variables];
    });
  }

  /**
   * Keeps the replicas of a workload apart, in place of what the chart says about it, and lets one at a time be evicted,
   * where the chart does not.
   */
  spread(target: WorkloadName, nodes: 'own' | 'even'): void {
    if (this.helm.planned) return;
    const { labels } = workloadOf(this.helm.object(target.kind, target.name));
    const { selector } = this.helm.object(target.kind, target.name).spec as { selector: Selector };
    this.patchPod(target, 'replicas do not share a fate', ({ spec }) => {
      spec.topologySpreadConstraints = spreadConstraints(selector, nodes);
    });
    const protects = ({ kind, spec }: KubeObject) =>
      kind === 'PodDisruptionBudget' &&
      matches((spec as { selector: Selector }).selector.matchLabels, labels);
    if (this.helm.objects.some(protects)) return;
    add(this.chart, 'PodDisruptionBudget', {
      metadata: { name: target.name, namespace: this.chart.namespaceName },
      spec: { maxUnavailable: 1, selector },
    });
  }

  /** Gives the pods of a workload no token: they do not talk to the API server. */
  withoutToken(target: WorkloadName): void {
    this.patchPod(target, 'it does not talk to the API server', ({ spec }) => {
      spec.automountServiceAccountToken = false;
    });
  }

  /** What the release's ServiceAccount may do in the whole cluster, in place of the chart's own role. */
  clusterRole(name: string, rules: NonNullable<Plain<KubeClusterRoleProps>['rules']>): void {
    const { namespaceName: namespace } = this.chart;
    add(this.chart, 'ClusterRole', { metadata: { name }, rules });
    add(this.chart, 'ClusterRoleBinding', {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: this.name, namespace }],
    });
  }

  private patchPod(target: WorkloadName, reason: string, change: (template: PodTemplate) => void): void {
    this.helm.patch<KubeObject>(target, reason, ({ spec }) =>
      change((spec as { template: PodTemplate }).template),
    );
  }
}

/** What stands for an endpoint while its Service is not rendered yet; the stack built with it is thrown away. */
export const standIn = (namespace: string, service: string, name: string): Endpoint => ({
  namespace,
  service,
  port: { name, number: 1 },
  protocol: 'TCP',
  targetPort: 1,
  behind: { pods: { app: service } },
  host: `${service}.${namespace}.${plannedDomain}`,
});

/** The same for a workload. */
export const standInWorkload = (kind: string, namespace: string, name: string): Workload => ({
  kind,
  namespace,
  name,
  pods: { app: name },
  labels: { app: name },
  hostNetwork: false,
});
