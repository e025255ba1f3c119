import * as z from 'zod';
import { clusterFile } from './schema/index.ts';

/** The JSON schema of a cluster file, for editors: what may be left out is optional, and every key is described. */
export function clusterJsonSchema(): unknown {
  const schema = z.toJSONSchema(clusterFile, { io: 'input', target: 'draft-7', reused: 'inline' });
  return { ...schema, title: 'A cluster of poddle-observability' };
}
