import { buildStack } from '../charts/build.ts';
import { clusterContext } from '../lib/checks/cluster-context.ts';
import { type LoadedCluster, loadClusters } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { check } from './check.ts';
import type { RunCommand } from './commands.ts';

/** `obs check`, told what the cluster files know that manifests do not. */
export const checkCommand: RunCommand = (args, context) => {
  // A folder that is not ours asks for none, and a broken cluster file is no reason not to check it.
  let clusters: readonly LoadedCluster[] | undefined;
  return check(args, {
    ...context,
    contextOf: async (name) => {
      clusters ??= loadClusters(context.root);
      const loaded = clusters.find(({ cluster }) => cluster.name === name);
      if (!loaded) return undefined;
      const stack = buildStack(context.root, loaded, new StoredRenders(openWorkspace(context.root)));
      return clusterContext(loaded.cluster, stack.secrets.all);
    },
  });
};
