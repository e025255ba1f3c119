import type { Cluster } from '../lib/cluster/cluster.ts';
import type { Patch, WorkloadName } from '../lib/namespace/release.ts';

/** What every container gets, where the image allows it; an exception says why beside it. */
export const hardened = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} as const;

/** The container runtime's own seccomp profile. */
export const runtimeDefault = { seccompProfile: { type: 'RuntimeDefault' } } as const;

/** Pods of a user that owns no file of the image, and whose volumes are made its own when they are not yet. */
export const podsOfUser = (user: number) =>
  ({
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    fsGroupChangePolicy: 'OnRootMismatch',
    ...runtimeDefault,
  }) as const;

/**
 * Requests and limits of a container as Kubernetes wants them.
 *
 * @param scratch what it may write outside its volumes: logs that the node keeps, temporary files
 */
export function resourcesOf(size: Cluster['logs']['resources'], scratch = '1Gi') {
  return {
    requests: { cpu: size.cpu, memory: size.memory, 'ephemeral-storage': '64Mi' },
    limits: { memory: size.memoryLimit, 'ephemeral-storage': scratch },
  };
}

/** Resources of a sidecar that copies ConfigMaps into a folder (a Python program). */
export const sidecarResources = resourcesOf({ cpu: '10m', memory: '96Mi', memoryLimit: '192Mi' }, '256Mi');

/** Resources of a sidecar that watches a folder and asks for a reload. */
export const reloaderResources = resourcesOf({ cpu: '10m', memory: '32Mi', memoryLimit: '64Mi' }, '128Mi');

/**
 * Gives temporary volumes their size where the chart has no value for it.
 *
 * @param sizes by the names of the volumes
 */
export const volumeSizes = (workload: WorkloadName, sizes: Readonly<Record<string, string>>): Patch => ({
  ...workload,
  because: `the chart lets the volumes ${Object.keys(sizes).join(', ')} fill the disk of the node`,
  change: (object) => {
    const { template } = object.spec as { template: { spec: { volumes: Record<string, unknown>[] } } };
    for (const volume of template.spec.volumes) {
      const sizeLimit = sizes[String(volume.name)];
      if (sizeLimit !== undefined && volume.emptyDir) volume.emptyDir = { sizeLimit };
    }
  },
});
