import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeCacheFile } from '../support/files.ts';
import type { Helm } from './helm-process.ts';
import { helmVersion } from './template.ts';

/**
 * What the program that renders calls itself, for the record: `v4.1.4+g05fa379`. The helm of the npm package has a name
 * that tells its content, so it is asked once, and its answer kept beside it; any other is asked each time.
 *
 * @param tools where the helm of the npm package is kept
 */
export async function versionOf(helm: Helm, tools: string): Promise<string> {
  if (dirname(helm.program) !== tools) return helmVersion(helm);
  const file = `${helm.program}.version`;
  const known = keptIn(file);
  if (known !== undefined) return known;
  const version = await helmVersion(helm);
  writeCacheFile(file, version);
  return version;
}

/** Half of an answer is none. */
function keptIn(file: string): string | undefined {
  try {
    return /^v\d+\.\d+\.\d+\+g[0-9a-f]+$/.exec(readFileSync(file, 'utf8'))?.[0];
  } catch {
    return undefined;
  }
}
