import type * as z from 'zod';
import { ObsError } from '../support/errors.ts';
import { memo } from '../support/memo.ts';
import { isPlainObject } from '../support/plain.ts';
import type { YamlDocument } from '../support/yaml.ts';
import { toProblems } from './problems.ts';
import { type ClusterFile, clusterFile } from './schema/index.ts';

/**
 * What a document says as a cluster file, with the defaults of what it leaves out. Nobody may change it: clusters have
 * sections in common.
 *
 * @throws ObsError with every mistake that a single field shows
 */
export function parseFile(document: YamlDocument): ClusterFile {
  const file = bySections(document.value);
  if (file) return file;
  // A validator that zod compiles first would take three times as long for the few files that there are.
  const parsed = clusterFile.safeParse(document.value, { jitless: true });
  if (parsed.success) return parsed.data;
  throw new ObsError(toProblems(parsed.error.issues, document, clusterFile));
}

/**
 * The same, each section for itself: most are the same in all clusters, those above all that are left out. Undefined for
 * a file with mistakes.
 */
function bySections(value: unknown): ClusterFile | undefined {
  if (!isPlainObject(value)) return undefined;
  const schemas: Readonly<Record<string, z.ZodType>> = clusterFile.shape;
  if (Object.keys(value).some((name) => !Object.hasOwn(schemas, name))) return undefined;
  const file: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    // JSON makes null of what it does not know, and null is no value of any setting.
    const parsed = sections(`${name} ${JSON.stringify(value[name])}`, () =>
      schema.safeParse(value[name], { jitless: true }),
    );
    if (!parsed.success) return undefined;
    if (parsed.data !== undefined) file[name] = parsed.data;
  }
  return file as ClusterFile;
}

const sections = memo<z.ZodSafeParseResult<unknown>>();
