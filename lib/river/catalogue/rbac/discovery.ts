import { type KubernetesRole, kubernetesRoles } from '../structs/discovery.ts';
import { flag, texts, unknown, type Written } from '../written.ts';
import { ownNamespace, type RbacRule, type Scope, watched } from './rule.ts';

/** What each role lists and watches in the namespaces that it looks at. */
const byRole: Readonly<Record<KubernetesRole, readonly string[]>> = {
  pod: ['pods'],
  node: [],
  service: ['services'],
  endpoints: ['endpoints', 'services', 'pods'],
  endpointslice: ['discovery.k8s.io/endpointslices', 'services', 'pods'],
  ingress: ['networking.k8s.io/ingresses'],
};

/**
 * What `discovery.kubernetes` needs. Nodes and namespaces are cluster-wide whatever `namespaces` says. Source:
 * Prometheus 0.312, `discovery/kubernetes/kubernetes.go` (`Discovery.Run`).
 */
export function discoveryKubernetes(body: Written): RbacRule[] {
  const role = kubernetesRoles.find((name) => name === body.argument('role'));
  if (role === undefined) return [];
  const [attached] = body.blocks('attach_metadata');
  const needsNodes = role === 'node' || (attached !== undefined && flag(attached, 'node', false) !== false);
  const needsNamespaces =
    attached !== undefined && flag(attached, 'namespace', false) !== false && role !== 'node';
  return [
    ...watched(namespaceScope(body), ...byRole[role]),
    ...(needsNodes && role !== 'service' && role !== 'ingress' ? watched('cluster', 'nodes') : []),
    ...(needsNamespaces ? watched('cluster', 'namespaces') : []),
  ];
}

function namespaceScope(body: Written): Scope {
  const [namespaces] = body.blocks('namespaces');
  if (namespaces === undefined) return 'cluster';
  const names = texts(namespaces, 'names') ?? [];
  const own = flag(namespaces, 'own_namespace', false);
  if (names === unknown || own === unknown) return 'unknown';
  const all = own ? [ownNamespace, ...names] : names;
  return all.length === 0 ? 'cluster' : all;
}
