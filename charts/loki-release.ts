import type { ReleaseProps } from '../lib/namespace/release.ts';
import { lokiSchema } from './configuration/loki.ts';
import { rulesFolder } from './loki-rules.ts';
import { sidecarResources } from './pods.ts';

/** What every profile of Loki wants of the chart. */
export const lokiValues = {
  read: { replicas: 0 },
  write: { replicas: 0 },
  backend: { replicas: 0 },
  // Alloy pushes and Grafana queries without an nginx between.
  gateway: { enabled: false },
  // Memcached for chunks asks for 9.6 GiB by default.
  chunksCache: { enabled: false },
  resultsCache: { enabled: false },
  lokiCanary: { enabled: false },
  test: { enabled: false },
  // The pods mount the ConfigMap of ours; the chart makes none of its own.
  loki: { configObjectName: 'loki', generatedConfigObjectName: '', schemaConfig: lokiSchema },
  sidecar: {
    resources: sidecarResources,
    rules: { folder: rulesFolder, resource: 'configmap' },
    // Nobody connects to it; being alive is all that is asked of it.
    readinessProbe: { enabled: false },
  },
  // The sidecar reads ConfigMaps of this namespace, not of the cluster.
  rbac: { namespaced: true },
};

/** What the chart gets wrong in every profile. */
export const lokiPatches: Required<Pick<ReleaseProps, 'omit' | 'patches'>> = {
  omit: [{ kind: 'ServiceAccount', name: 'loki-memcached', because: 'no memcached runs' }],
  patches: [
    {
      kind: 'Role',
      name: 'loki',
      because: 'the sidecar is told to read ConfigMaps, and the chart lets it read Secrets too',
      change: (role) => {
        role.rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }];
      },
    },
  ],
};
