import type { Render } from '../helm/render.ts';
import { type Endpoint, findEndpoint } from '../network/endpoint.ts';
import { type Workload, workloadOf } from '../network/workload.ts';
import { ObsError } from '../support/errors.ts';
import { formatObject } from '../support/finding.ts';
import { type KubeObject, objectReference } from '../support/kubernetes.ts';
import { isPlainObject } from '../support/plain.ts';
import type { NamespaceChart } from './chart.ts';
import type { StackContext } from './context.ts';
import { type Release, standIn, standInWorkload, type WorkloadName } from './release.ts';

/** An object that a controller in the cluster makes: known to policies and checks, never written. */
export interface OperatedObject {
  readonly object: KubeObject;
  /** The object of ours that it is made from. */
  readonly from: KubeObject;
}

export interface OperatorProps {
  /** Kind of the objects that the operator makes something of. */
  readonly kind: string;
  /** The chart that is inside the operator, as helm-charts.yaml names it: `alloy@1.4.0`. */
  readonly chart: string;
}

/**
 * What an operator of the kind "Helm operator" makes of the objects of a release. Such an operator is a chart and no more:
 * for each object it installs a release of that name, with the object's `spec` as values. So what it will make is known
 * beforehand: it is rendered from the same chart, and a value that the chart does not know is an error here already.
 */
export class Operated {
  readonly objects: readonly OperatedObject[];
  /** How they were rendered. */
  readonly renders: readonly Render[];
  private readonly chart: NamespaceChart;
  private readonly release: Release;

  constructor(chart: NamespaceChart, stack: StackContext, release: Release, props: OperatorProps) {
    this.chart = chart;
    this.release = release;
    const made = release.objects
      .filter(({ kind }) => kind === props.kind)
      .map((from) => ({ from, render: stack.renders.get(requestFor(from, chart, props)) }));
    this.renders = made.map(({ render }) => render);
    this.objects = made.flatMap(({ from, render }) => render.objects.map((object) => ({ object, from })));
  }

  /**
   * The endpoint of a Service that the operator makes, or of one of the chart's that selects pods of the operator's.
   *
   * @throws ObsError when there is no such Service or port, listing what there is
   */
  endpoint(service: string, port: string): Endpoint {
    if (this.planned) return standIn(this.chart.namespaceName, service, port);
    const { objects, cluster } = this.chart;
    const all = [...objects, ...this.objects].map(({ object }) => object);
    return findEndpoint(all, service, port, cluster.dnsDomain);
  }

  /**
   * A workload that the operator makes; a network policy will be written for it.
   *
   * @throws ObsError when it makes no such workload, listing what it makes
   */
  workload(kind: WorkloadName['kind'], name: string): Workload {
    if (this.planned) return this.chart.addWorkload(standInWorkload(kind, this.chart.namespaceName, name));
    const found = this.objects.find(({ object }) => object.kind === kind && object.metadata.name === name);
    if (found) return this.chart.addWorkload({ ...workloadOf(found.object), operated: true });
    throw new ObsError({
      message: `the operator in namespace ${this.chart.namespaceName} makes no ${kind} ${name}`,
      fix: `it makes: ${this.objects.map(({ object }) => formatObject(objectReference(object))).join(', ') || 'nothing'}`,
    });
  }

  private get planned(): boolean {
    return [this.release.render, ...this.renders].some(({ planned }) => planned);
  }
}

const requestFor = (
  { metadata, spec }: KubeObject,
  { namespaceName, cluster }: NamespaceChart,
  props: OperatorProps,
) => ({
  chart: props.chart,
  release: metadata.name,
  namespace: metadata.namespace ?? namespaceName,
  values: isPlainObject(spec) ? spec : {},
  kubernetesVersion: cluster.kubernetes,
});
