import { ObsError } from '../support/errors.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import type { Labels } from './endpoint.ts';

/** Pods that a controller makes, as far as who talks to whom is concerned. */
export interface Workload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Labels that select its pods: the controller's own selector. */
  readonly pods: Labels;
  /** All labels that its pods have. A Service may select them by any of these. */
  readonly labels: Labels;
  /** Whether its pods share the network of their node: then no NetworkPolicy binds them. */
  readonly hostNetwork: boolean;
  /** Whether an operator makes it in the cluster, so that no manifest has its pods. @default false */
  readonly operated?: boolean;
}

/** The workload of a Deployment, StatefulSet or DaemonSet. */
export function workloadOf({ kind, metadata, spec }: KubeObject): Workload {
  const { selector, template } = spec as {
    selector?: { matchLabels?: Labels };
    template?: { metadata?: { labels?: Labels }; spec?: { hostNetwork?: boolean } };
  };
  if (!selector?.matchLabels || !metadata.namespace) {
    throw new ObsError({
      message: `${kind} ${metadata.name} selects its pods by no labels, or is in no namespace`,
    });
  }
  return {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    pods: selector.matchLabels,
    labels: template?.metadata?.labels ?? {},
    hostNetwork: template?.spec?.hostNetwork === true,
  };
}
