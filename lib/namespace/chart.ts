import { ApiObject, Chart } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { ignored } from '../checks/ignore.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Render } from '../helm/render.ts';
import type { Connections } from '../network/connections.ts';
import { type Endpoint, findEndpoint } from '../network/endpoint.ts';
import { nodes } from '../network/outsiders.ts';
import { denyAll, type NetworkPolicy, policyOf } from '../network/policies.ts';
import type { Workload } from '../network/workload.ts';
import type { PlannedObject } from '../output/index.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import type { StackContext } from './context.ts';
import { add, type Fields, type Kind, type Plain } from './objects.ts';
import { Operated, type OperatedObject, type OperatorProps } from './operated.ts';
import { Release, type ReleaseProps } from './release.ts';
import { joinRiver } from './river-parts.ts';

export interface NamespaceOptions {
  /**
   * Pod Security level that the namespace enforces. `not-ours`: the namespace is there already and belongs to somebody
   * else, so no Namespace object and no default deny is written for it.
   */
  readonly podSecurity: 'restricted' | 'privileged' | 'not-ours';
  /** Why its pods need a lower level than restricted. */
  readonly because?: string;
}

/** One namespace of the stack: what is in it and whom its workloads talk to. */
export abstract class NamespaceChart extends Chart {
  readonly cluster: Cluster;
  readonly connections: Connections;
  readonly namespaceName: string;
  private readonly stack: StackContext;
  private readonly options: NamespaceOptions;
  private readonly workloads: Workload[] = [];
  private readonly rendered: Render[] = [];
  private readonly made: OperatedObject[] = [];

  constructor(stack: StackContext, namespace: string, options: NamespaceOptions) {
    // The namespace is set on each object that has one: cdk8s would set it on cluster-scoped objects too.
    super(stack.app, namespace, { disableResourceNameHashes: true });
    this.stack = stack;
    this.cluster = stack.cluster;
    this.connections = stack.connections;
    this.namespaceName = namespace;
    this.options = options;
    if (options.podSecurity !== 'not-ours') this.addNamespace(options.podSecurity);
  }

  /** How its releases were rendered. */
  get renders(): readonly Render[] {
    return this.rendered;
  }

  /** Every object of the namespace, with the construct that made it. */
  get objects(): readonly PlannedObject[] {
    return this.node
      .findAll()
      .filter(ApiObject.isApiObject)
      .map((made) => ({
        object: made.toJson() as KubeObject,
        folder: this.namespaceName,
        origin: made.node.path,
      }));
  }

  /** What operators in the cluster make of its objects: known to policies and checks, never written. */
  get operated(): readonly OperatedObject[] {
    return this.made;
  }

  /** A Helm release in this namespace. Its chart renders the workload; configuration is added beside it. */
  protected release(name: string, props: ReleaseProps): Release {
    const release = new Release(this, this.stack, name, props);
    this.rendered.push(release.render);
    return release;
  }

  /** What an operator in the cluster makes of the objects of a release. */
  protected operate(release: Release, props: OperatorProps): Operated {
    const operated = new Operated(this, this.stack, release, props);
    this.rendered.push(...operated.renders);
    this.made.push(...operated.objects);
    return operated;
  }

  /** A ConfigMap of this namespace. */
  protected configMap(
    name: string,
    data: Readonly<Record<string, string>>,
    labels?: Readonly<Record<string, string>>,
  ) {
    return add(this, 'ConfigMap', {
      metadata: { name, namespace: this.namespaceName, ...(labels && { labels }) },
      data,
    });
  }

  /** A Service of this namespace that no Helm chart makes. */
  protected service(
    name: string,
    spec: Plain<k8s.ServiceSpec>,
    annotations?: Readonly<Record<string, string>>,
  ) {
    const metadata = { name, namespace: this.namespaceName, ...(annotations && { annotations }) };
    return this.add('Service', { metadata, spec });
  }

  /** An object that no Helm chart makes; its fields are checked by the type of its kind. */
  protected add<K extends Kind>(kind: K, fields: Fields<K>) {
    return add(this, kind, fields);
  }

  /** The endpoint of a Service that this chart writes itself. */
  protected endpoint(service: string, port: string): Endpoint {
    return findEndpoint(this.ownObjects(), service, port, this.cluster.dnsDomain);
  }

  /**
   * A file of river/, with optional parts of river/features/: see `joinRiver`.
   *
   * @param wire has components of the files refer to others; lines must keep their numbers, which findings name
   */
  protected river(
    name: string,
    features: readonly string[] = [],
    wire: (text: string) => string = (text) => text,
  ): string {
    const files = [name, ...features.map((feature) => `features/${feature}`)].map((file) => ({
      file: `river/${file}`,
      text: this.stack.riverFile(file),
    }));
    const { text, parts } = joinRiver(files);
    const wired = wire(text);
    this.stack.riverSources.set(wired, parts);
    return wired;
  }

  /** A Secret that the user makes in this namespace: its name, to be referred to. */
  secret(name: string, keys: readonly string[], purpose: string, type = 'Opaque'): string {
    return this.stack.secrets.expect({ namespace: this.namespaceName, name, keys, purpose, type });
  }

  /** Has a policy written for a workload once all its connections are known. */
  addWorkload(workload: Workload): Workload {
    const known = this.workloads.find(({ kind, name }) => kind === workload.kind && name === workload.name);
    if (!known) this.workloads.push(workload);
    return known ?? workload;
  }

  /**
   * Writes the network policies: nothing but what the connections of the whole stack allow. To be called when every
   * chart is built.
   */
  addPolicies(): void {
    const policies =
      this.options.podSecurity === 'not-ours' ? [] : [denyAll(this.namespaceName, this.workloads.length > 0)];
    const hosts = nodes(this.cluster);
    for (const workload of this.workloads) {
      // Pods of the host network are not bound by any policy.
      if (!workload.hostNetwork) policies.push(policyOf(workload, this.connections.all, hosts));
    }
    for (const policy of policies) this.addPolicy(policy);
  }

  /** What was added to the chart itself, not what its releases rendered. */
  private ownObjects(): KubeObject[] {
    return this.node.children.filter(ApiObject.isApiObject).map((object) => object.toJson() as KubeObject);
  }

  private addPolicy({ name, namespace, annotations, spec }: NetworkPolicy): void {
    add(this, 'NetworkPolicy', { metadata: { name, namespace, annotations }, spec });
  }

  private addNamespace(level: 'restricted' | 'privileged'): void {
    const { because } = this.options;
    add(this, 'Namespace', {
      metadata: {
        name: this.namespaceName,
        labels: { 'pod-security.kubernetes.io/enforce': level },
        ...(because !== undefined && { annotations: ignored('security/namespace-level', because) }),
      },
    });
  }
}
