import { ignored } from '../../lib/checks/ignore.ts';
import type { NamespaceChart } from '../../lib/namespace/chart.ts';
import { add } from '../../lib/namespace/objects.ts';
import type { Feature } from './feature.ts';

/** ServiceMonitor and PodMonitor objects of every namespace. Secrets are read only where the cluster file says so. */
export function monitors({ cluster }: NamespaceChart): Feature | undefined {
  const { monitors } = cluster.features;
  return (
    monitors && {
      files: ['monitors.alloy'],
      permissions: [
        {
          apiGroups: ['monitoring.coreos.com'],
          resources: ['servicemonitors', 'podmonitors'],
          verbs: ['get', 'list', 'watch'],
        },
        // A monitor may ask for labels of the node (attachMetadata).
        { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      ],
      add: ({ chart }) => {
        for (const namespace of monitors.secretNamespaces) addSecretReader(chart, namespace);
      },
    }
  );
}

/** Alloy gets each Secret or ConfigMap that a monitor names, and never lists them. */
function addSecretReader(chart: NamespaceChart, namespace: string): void {
  // All of them lie in the gateway's folder, so each has a name of its own.
  const metadata = { name: `alloy-gateway-${namespace}`, namespace };
  const why = 'the cluster file lists this namespace, and monitors name any of its Secrets';
  add(chart, 'Role', {
    metadata: { ...metadata, annotations: ignored('security/rbac-secrets', why) },
    rules: [{ apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['get'] }],
  });
  add(chart, 'RoleBinding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: 'alloy-gateway', namespace: chart.namespaceName }],
  });
}
