import type { Cluster } from '../lib/cluster/cluster.ts';
import { tenantsOf } from '../lib/cluster/tenants.ts';
import type { Patch, WorkloadName } from '../lib/namespace/release.ts';
import { lokiPaths } from './configuration/loki.ts';

/** Where the chart is told to put rules: "fake" is the tenant of a Loki without tenants. */
export const rulesFolder = `${lokiPaths.rules}/fake`;

interface Workload {
  spec: {
    template: {
      spec: {
        containers: {
          env?: { name: string; value?: string }[];
          volumeMounts?: { mountPath: string }[];
        }[];
      };
    };
  };
}

/**
 * Has the rules that the sidecar collects be those of the shared tenant, where there are tenants.
 *
 * @param ruler the workload with the sidecar
 */
export function tenantRules(cluster: Cluster, ruler: WorkloadName): Patch[] {
  const tenants = tenantsOf(cluster);
  if (!tenants) return [];
  const moved = (path: string) => (path === rulesFolder ? `${lokiPaths.rules}/${tenants.shared}` : path);
  return [
    {
      ...ruler,
      because:
        'rules lie in a folder of their tenant, and a value of the chart would need a render for each name',
      change: (object) => {
        const { containers } = (object as unknown as Workload).spec.template.spec;
        for (const { env = [], volumeMounts = [] } of containers) {
          for (const mount of volumeMounts) mount.mountPath = moved(mount.mountPath);
          for (const variable of env)
            if (variable.value !== undefined) variable.value = moved(variable.value);
        }
      },
    },
  ];
}
