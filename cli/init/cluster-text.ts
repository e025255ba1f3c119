import { dumpYaml } from '../../lib/support/yaml.ts';
import { type Answers, entries } from './questions.ts';

/** The cluster file that answers stand for. */
export function clusterText(answers: Answers): string {
  const { name, distribution, kubernetes } = answers;
  const storageClass = answers['storage-class'];
  const certResolver = answers['cert-resolver'];
  const nodes = entries(answers['node-addresses']);
  return [
    `# yaml-language-server: $schema=../imports/cluster.schema.json
# What is not here has a default: npx obs cluster show ${name}
`,
    dumpYaml({
      name,
      distribution,
      kubernetes,
      publicDomain: answers['public-domain'],
      ...(storageClass && { storageClass }),
      apiServer: { addresses: entries(answers['api-server']) },
      nodes: { count: nodes.length, cpu: answers['node-cpu'], memory: answers['node-memory'] },
    }),
    `  # Where connections from a node itself come from: its address and, with flannel, the first of its pod network.
  hostAddresses: [${entries(answers['host-addresses']).join(', ')}]

# The S3 store, outside the cluster.
`,
    dumpYaml({ minio: { addresses: entries(answers.minio) } }),
    certResolver ? `\n${dumpYaml({ routes: { tls: { certResolver }, grafana: {} } })}` : '',
  ].join('');
}
