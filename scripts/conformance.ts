// `npm run conformance [CLUSTER...]`: what the real programs say of dist/. docs/conformance.md explains it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStack } from '../charts/build.ts';
import { clusterContext } from '../lib/checks/cluster-context.ts';
import { findFiles } from '../lib/checks/files.ts';
import { Inventory } from '../lib/checks/inventory.ts';
import { readManifests } from '../lib/checks/read.ts';
import { loadClusters } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { ExitCode, ObsError } from '../lib/support/errors.ts';
import { askKubeconform, askKubeScore } from './conformance/analysers.ts';
import { askPrograms } from './conformance/configurations.ts';
import { askApiServer } from './conformance/kubernetes.ts';
import { formatResults } from './conformance/suite.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2);

try {
  let failed = false;
  for (const { cluster, ...loaded } of loadClusters(root, wanted)) {
    const folder = join(root, 'dist', cluster.name);
    const { objects, unread } = readManifests(folder, findFiles(folder).manifests);
    if (unread.length > 0) throw new ObsError(unread);
    const stack = buildStack(root, { cluster, ...loaded }, new StoredRenders(openWorkspace(root)));
    const inventory = new Inventory(objects, {
      schemas: join(root, 'imports', 'schemas'),
      context: clusterContext(cluster, stack.secrets.all),
    });
    const results = [
      ...(await askApiServer(inventory, process.env)),
      await askKubeconform(inventory, process.env),
      await askKubeScore(inventory, process.env),
      ...(await askPrograms(inventory, process.env)),
    ];
    process.stdout.write(`${cluster.name}\n\n${formatResults(results)}\n`);
    failed ||= results.some(({ outcome }) => outcome === 'failed');
  }
  process.exitCode = failed ? ExitCode.found : ExitCode.ok;
} catch (error) {
  if (!(error instanceof ObsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
