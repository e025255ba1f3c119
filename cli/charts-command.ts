import { buildStack } from '../charts/build.ts';
import { loadClusters, loadExamples } from '../lib/cluster/load.ts';
import { clusterRenders } from '../lib/helm/cluster-renders.ts';
import { charts } from './charts.ts';
import type { RunCommand } from './commands.ts';

/** `obs charts`, told what the clusters ask to be rendered. */
export const chartsCommand: RunCommand = (args, { root, stdout }) =>
  charts(args, {
    root,
    stdout,
    collect: async (workspace) =>
      [
        ...loadClusters(root).map((loaded) => ({ loaded, name: loaded.cluster.name })),
        // An example has the name of the cluster that it is an example for.
        ...loadExamples(root).map((loaded) => ({ loaded, name: loaded.file })),
      ].map(({ loaded, name }) =>
        clusterRenders(workspace, name, (renders) => buildStack(root, loaded, renders)),
      ),
  });
