import { readFileSync } from 'node:fs';
import { riverReader } from '../charts/build.ts';
import { Stack } from '../charts/stack.ts';
import { clusterJsonSchema, layerJsonSchema } from '../lib/cluster/json-schema.ts';
import { parseCluster } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { connectionTable } from '../lib/network/matrix.ts';
import { mermaid } from '../lib/river/graph/index.ts';
import { buildModel } from '../lib/river/model/index.ts';
import { sources } from '../lib/sizing/sources.ts';
import { ObsError } from '../lib/support/errors.ts';
import { withFiles, withGenerated } from './documents.ts';
import { settingsTable } from './settings-table.ts';

/** The stack that documents show. */
function poddle(): Stack {
  const file = 'clusters/poddle.yaml';
  const renders = new StoredRenders(openWorkspace('.'));
  return new Stack(parseCluster(readFileSync(file, 'utf8'), file), { renders, riverFile: riverReader('.') });
}

/** Both pipelines as pictures. */
function pictures(): string {
  const read = riverReader('.');
  const chart = (title: string, ...files: readonly string[]) => {
    const { model, errors } = buildModel(files.map((name) => ({ name: `river/${name}`, text: read(name) })));
    if (!model) throw new ObsError(errors);
    return `## ${title}\n\n\`\`\`mermaid\n${mermaid(model)}\`\`\``;
  };
  return [
    chart('The agent: one on each node', 'agent.alloy'),
    chart('The gateway, with several replicas', 'gateway.alloy', 'features/traces-balanced.alloy'),
  ].join('\n\n');
}

/** The rules that sizes follow. */
const sizingRules = (): string =>
  [
    '| rule | from | says |\n|---|---|---|',
    ...Object.entries(sources).map(([name, { title, rule }]) => `| ${name} | ${title} | ${rule} |`),
  ].join('\n');

/** Every file that is made from the sources alone, and how. A test keeps each current. */
export const generated: Readonly<Record<string, () => string>> = {
  'imports/cluster.schema.json': () => `${JSON.stringify(clusterJsonSchema(), null, 2)}\n`,
  'imports/cluster-layer.schema.json': () => `${JSON.stringify(layerJsonSchema(), null, 2)}\n`,
  'docs/applications.md': () => withFiles('docs/applications.md'),
  'docs/pipelines.md': () => withGenerated('docs/pipelines.md', pictures()),
  'docs/clusters.md': () => withGenerated('docs/clusters.md', settingsTable()),
  'docs/sizing.md': () => withGenerated('docs/sizing.md', sizingRules()),
  'docs/network.md': () => withGenerated('docs/network.md', connectionTable(poddle().connections.all)),
};
