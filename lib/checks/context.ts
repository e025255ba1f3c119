/** A Secret that users make themselves, by hand or from a store: manifests only refer to it. */
export interface ExpectedSecret {
  readonly namespace: string;
  readonly name: string;
  /** Keys that it holds. */
  readonly keys: readonly string[];
}

/** A Gateway of the cluster's own. */
export interface KnownGateway {
  readonly namespace: string;
  readonly name: string;
  /** Names of the listeners that routes may attach to. */
  readonly listeners: readonly string[];
}

/**
 * What is known of the cluster beside its manifests. Everything is optional: a rule that lacks a fact checks what can be
 * known without it, and never guesses.
 */
export interface CheckContext {
  /** Minor version of the cluster, such as `1.35`. @default `defaultKubernetes` */
  readonly kubernetes?: string;
  /** What follows `.svc` in the names of Services. When given, any other is an error. */
  readonly dnsDomain?: string;
  /** The worker nodes. */
  readonly nodes?: {
    readonly count: number;
    /** What one of them has to give, as quantities (`4`, `16Gi`). */
    readonly cpu?: string;
    readonly memory?: string;
    /** Address blocks from which pods of the host network are seen. */
    readonly hostAddresses?: readonly string[];
  };
  /** Every Secret that is not among the manifests. When given, a reference to any other Secret is an error. */
  readonly secrets?: readonly ExpectedSecret[];
  /** Names of the storage classes of the cluster. When given, a reference to any other is an error. */
  readonly storageClasses?: readonly string[];
  /** Names of the priority classes of the cluster beside the two that Kubernetes makes. */
  readonly priorityClasses?: readonly string[];
  /** Labels by which tenants' namespaces are known. */
  readonly tenants?: Readonly<Record<string, string>>;
  /** Gateways of the Gateway API that routes may attach to. When given, a reference to any other is an error. */
  readonly gateways?: readonly KnownGateway[];
  /** Names of the entry points that Traefik listens on. */
  readonly entryPoints?: readonly string[];
  /** The pods that routes are served by. When given, policies are checked for letting them through. */
  readonly proxy?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Objects that the platform brings, as `<group>/<Kind>/<namespace>/<name>` (`/Service/kube-system/kube-dns`). */
  readonly present?: readonly string[];
  /** What applies the manifests. */
  readonly gitops?: 'argocd' | 'flux';
  /** Whether Argo CD was told to apply EndpointSlices. */
  readonly endpointSlices?: boolean;
}

/** The Kubernetes minor that is assumed where none is declared. */
export const defaultKubernetes = '1.35';
