import type { ObjectReference } from './finding.ts';

/** The part of an object's metadata that is read here; anything else in it is kept as it is. */
export interface KubeMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** A Kubernetes object as plain JSON. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: KubeMetadata;
  readonly [field: string]: unknown;
}

/** Whether a value is a Kubernetes object: it has an apiVersion, a kind and a name. */
export function isKubeObject(value: unknown): value is KubeObject {
  if (value === null || typeof value !== 'object') return false;
  const { apiVersion, kind, metadata } = value as Record<string, unknown>;
  if (!isName(apiVersion) || !isName(kind) || metadata === null || typeof metadata !== 'object') return false;
  return isName((metadata as Record<string, unknown>).name);
}

/** The API group of an `apiVersion`; '' for the core group. */
export function apiGroup(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/**
 * Whether objects of a kind live in a namespace. The version of the API does not matter.
 *
 * @param extraCrds CustomResourceDefinitions whose `spec.scope` is believed before the table below. Kinds that neither
 * knows count as namespaced, as most kinds are.
 */
export function isNamespaced(
  apiVersion: string,
  kind: string,
  extraCrds: readonly KubeObject[] = [],
): boolean {
  const group = apiGroup(apiVersion);
  for (const { spec } of extraCrds) {
    const crd = spec as { group?: string; scope?: string; names?: { kind?: string } } | undefined;
    if (crd?.group === group && crd.names?.kind === kind) return crd.scope !== 'Cluster';
  }
  return !(Object.hasOwn(clusterScoped, group) && clusterScoped[group]?.includes(kind));
}

/** What names an object in a message. */
export function objectReference({ apiVersion, kind, metadata }: KubeObject): ObjectReference {
  const { name, namespace } = metadata;
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}

/** Group and kind (not the version), namespace and name: two objects with one identity are the same object. */
export function objectIdentity({ apiVersion, kind, namespace = '', name }: ObjectReference): string {
  return [apiGroup(apiVersion), kind, namespace, name].join('/');
}

/**
 * The cluster-scoped kinds of Kubernetes 1.33 to 1.36 (`kubectl api-resources --namespaced=false`) and of the add-ons
 * that a cluster of this stack may run, by API group.
 */
const clusterScoped: Readonly<Record<string, readonly string[]>> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'authentication.k8s.io': ['SelfSubjectReview', 'TokenReview'],
  'authorization.k8s.io': ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'],
  'cert-manager.io': ['ClusterIssuer'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'cilium.io': ['CiliumClusterwideNetworkPolicy'],
  'crd.projectcalico.org': ['GlobalNetworkPolicy'],
  'external-secrets.io': ['ClusterExternalSecret', 'ClusterPushSecret', 'ClusterSecretStore'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'internal.apiserver.k8s.io': ['StorageVersion'],
  'k3s.cattle.io': ['ETCDSnapshotFile'],
  'networking.k8s.io': ['IPAddress', 'IngressClass', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  'policy.networking.k8s.io': ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'snapshot.storage.k8s.io': ['VolumeSnapshotClass', 'VolumeSnapshotContent'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  'storagemigration.k8s.io': ['StorageVersionMigration'],
};

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
