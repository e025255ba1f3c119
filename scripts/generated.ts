import { readFileSync } from 'node:fs';
import { riverReader } from '../charts/build.ts';
import { Stack } from '../charts/stack.ts';
import { clusterJsonSchema } from '../lib/cluster/json-schema.ts';
import { parseCluster } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { connectionTable } from '../lib/network/matrix.ts';
import { withGenerated } from './documents.ts';

/** The stack that documents show. */
function poddle(): Stack {
  const file = 'clusters/poddle.yaml';
  const renders = new StoredRenders(openWorkspace('.'));
  return new Stack(parseCluster(readFileSync(file, 'utf8'), file), { renders, riverFile: riverReader('.') });
}

/** Every file that is made from the sources alone, and how. A test keeps each current. */
export const generated: Readonly<Record<string, () => string>> = {
  'imports/cluster.schema.json': () => `${JSON.stringify(clusterJsonSchema(), null, 2)}\n`,
  'docs/network.md': () => withGenerated('docs/network.md', connectionTable(poddle().connections.all)),
};
