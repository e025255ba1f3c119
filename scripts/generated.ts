import { clusterJsonSchema } from '../lib/cluster/json-schema.ts';

/** Every file that is made from the sources alone, and how. A test keeps each current. */
export const generated: Readonly<Record<string, () => string>> = {
  'imports/cluster.schema.json': () => `${JSON.stringify(clusterJsonSchema(), null, 2)}\n`,
};
