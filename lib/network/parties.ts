import type { KubeObject } from '../support/kubernetes.ts';
import { type Labels, matches } from './endpoint.ts';
import { type Workload, workloadOf } from './workload.ts';

/** Whom a rule of a NetworkPolicy speaks of, as Kubernetes has it. */
export interface Peer {
  readonly namespaceSelector?: { readonly matchLabels?: Labels };
  readonly podSelector?: { readonly matchLabels?: Labels };
  readonly ipBlock?: { readonly cidr: string };
}

/** The parties of a set of objects: their workloads, and whoever else a policy may speak of. */
export class Parties {
  readonly workloads: readonly Workload[];
  private readonly namespaces: ReadonlyMap<string, Labels>;

  constructor(objects: readonly KubeObject[]) {
    this.workloads = objects
      .filter(({ kind }) => /^(Deployment|StatefulSet|DaemonSet)$/.test(kind))
      .map(workloadOf);
    const labels = new Map<string, Labels>();
    for (const { namespace } of this.workloads) labels.set(namespace, {});
    for (const { kind, metadata } of objects)
      if (kind === 'Namespace') labels.set(metadata.name, metadata.labels ?? {});
    // The label that Kubernetes itself sets on every namespace.
    this.namespaces = new Map(
      [...labels].map(([name, own]) => [name, { ...own, 'kubernetes.io/metadata.name': name }]),
    );
  }

  /**
   * The names of those whom a peer selects: workloads as `namespace/name`, and what is none of these objects as a text
   * that is the same for the same selector.
   *
   * @param namespace where the policy lies: what a peer without a namespace means
   */
  names({ namespaceSelector, podSelector, ipBlock }: Peer, namespace: string): string[] {
    if (ipBlock) return [ipBlock.cidr];
    const pods = podSelector?.matchLabels ?? {};
    const isIn = (name: string) =>
      namespaceSelector
        ? matches(namespaceSelector.matchLabels ?? {}, this.namespaces.get(name) ?? {})
        : name === namespace;
    const selected = this.workloads.filter(
      (workload) => isIn(workload.namespace) && matches(pods, workload.labels),
    );
    if (selected.length > 0) return selected.map(workloadName);
    const described = [text('pods', pods), text('namespaces', namespaceSelector?.matchLabels ?? {})];
    return [described.filter(Boolean).join(' in ') || 'every pod'];
  }
}

export const workloadName = ({ namespace, name }: Pick<Workload, 'namespace' | 'name'>) =>
  `${namespace}/${name}`;

function text(what: string, labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) => `${key.replace('kubernetes.io/metadata.name', 'name')}=${value}`,
  );
  return pairs.length === 0 ? '' : `${what} ${pairs.join(',')}`;
}
