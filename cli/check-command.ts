import { buildStack } from '../charts/build.ts';
import { clusterContext } from '../lib/checks/cluster-context.ts';
import { loadClusters } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { check } from './check.ts';
import type { RunCommand } from './commands.ts';

/** `obs check`, told what the cluster files know that manifests do not. */
export const checkCommand: RunCommand = (args, context) =>
  check(args, {
    ...context,
    contextOf: async (name) => {
      const loaded = loadClusters(context.root).find(({ cluster }) => cluster.name === name);
      if (!loaded) return undefined;
      const stack = buildStack(context.root, loaded, new StoredRenders(openWorkspace(context.root)));
      return clusterContext(loaded.cluster, stack.secrets.all);
    },
  });
