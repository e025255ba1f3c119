/** Namespaces that every cluster has. */
export const builtInNamespaces: readonly string[] = [
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
];

/** Whether Kubernetes and its distribution keep objects of their own in a namespace: no manifests hold all of it. */
export const isShared = (namespace: string) => namespace.startsWith('kube-');

/**
 * Whether Kubernetes itself makes an object, in every cluster: its own namespaces, the default ServiceAccount and the CA
 * of each namespace, its own roles and priority classes.
 */
export function isBuiltIn(groupKind: string, namespace: string, name: string): boolean {
  switch (groupKind) {
    case '/Namespace':
      return builtInNamespaces.includes(name);
    case '/ServiceAccount':
      return name === 'default';
    case '/ConfigMap':
      return name === 'kube-root-ca.crt';
    case '/Service':
      return namespace === 'default' && name === 'kubernetes';
    case 'scheduling.k8s.io/PriorityClass':
      return name === 'system-node-critical' || name === 'system-cluster-critical';
    case 'rbac.authorization.k8s.io/ClusterRole':
      return /^(cluster-admin|admin|edit|view)$|^system:/.test(name);
    case 'rbac.authorization.k8s.io/Role':
      return (
        /^system:/.test(name) ||
        (namespace === 'kube-system' && name === 'extension-apiserver-authentication-reader')
      );
    default:
      return false;
  }
}
