import type { KubeObject } from '../../support/kubernetes.ts';
import type { Path } from '../../support/yaml.ts';
import type { CommandLine } from './command-line.ts';
import type { Configuration } from './configuration.ts';
import type { Grants } from './grants.ts';
import type { Mount } from './mounts.ts';
import type { Service } from './services.ts';
import type { Variables } from './variables.ts';

/** A place in a Kubernetes object. */
export interface Place {
  readonly object: KubeObject;
  readonly path: Path;
}

export type Labels = Readonly<Record<string, string>>;

/** Pods that run Alloy, as far as River files depend on them; whatever object they are written in. */
export interface AlloyWorkload {
  /** What makes the pods. */
  readonly object: KubeObject;
  readonly namespace: string;
  /** Labels of each pod. */
  readonly labels: Labels;
  /** How many pods there can be at once: the most that an autoscaler makes, or one on each node. */
  readonly replicas: number | 'per-node';
  readonly hostNetwork: boolean;
  /** Seconds that a pod has to stop. */
  readonly gracePeriod: { readonly seconds: number; readonly place: Place };
  readonly serviceAccount: ServiceAccount;
  /** Alloy's container. */
  readonly container: AlloyContainer;
  /** The other containers of the pod that run beside it. */
  readonly sidecars: readonly Container[];
  /** The Services that select the pods. */
  readonly services: readonly Service[];
  readonly configuration: Configuration;
}

export interface ServiceAccount {
  readonly name: string;
  /** Whether its token is mounted into the pod. */
  readonly mounted: boolean;
  /** Where it is named, or switched off. */
  readonly place: Place;
  readonly grants: Grants;
}

export interface Container {
  readonly name: string;
  /** `grafana/alloy:v1.18.1` */
  readonly image: string;
  readonly place: Place;
  readonly commandLine: CommandLine;
  readonly ports: readonly ContainerPort[];
}

export interface AlloyContainer extends Container {
  readonly variables: Variables;
  readonly mounts: readonly Mount[];
  /** Limit of memory as it is written; undefined when there is none. */
  readonly memoryLimit: string | undefined;
  readonly user: User;
  readonly readOnlyRoot: boolean;
  /** Ports that the kubelet asks for the state of the container. */
  readonly probes: readonly Probe[];
}

export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: Protocol;
  /** Whether it is opened on the node. */
  readonly onHost: boolean;
  readonly place: Place;
}

export type Protocol = 'TCP' | 'UDP';

/** Who runs the process. */
export interface User {
  /** Whether it is user 0; Alloy's image says so where the pod does not. */
  readonly root: boolean;
  /** Groups beside the user's own. */
  readonly groups: readonly number[];
  /** Whether a capability lets it read what it does not own. */
  readonly readsAll: boolean;
  readonly place: Place;
}

export interface Probe {
  readonly kind: string;
  readonly port: number | string;
  readonly place: Place;
}

/** Whether there can be more than one pod at once. */
export const hasMany = ({ replicas }: AlloyWorkload): boolean => replicas === 'per-node' || replicas > 1;
