import { readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ExitCode, ObsError } from '../support/errors.ts';
import { decodeUtf8 } from '../support/yaml.ts';

/**
 * Reads a file of `clusters/`.
 *
 * @param file its path below the root
 * @throws ObsError for a link that leads out of `clusters/` (a synth looks for changes in what lies there, and nowhere
 * else, and a mistake is shown with the line it is in), for a file that cannot be read, and for one that is not UTF-8
 */
export function readClusterFile(root: string, file: string): string {
  let bytes: Uint8Array;
  try {
    const real = realpathSync(join(root, file));
    if (!isBelowClusters(root, real)) {
      throw new ObsError({
        at: { file },
        message: 'this is a link that leads outside clusters/',
        fix: 'put the file itself there; what clusters share is named with "extends:"',
      });
    }
    bytes = readFileSync(real);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const message = code === 'ENOENT' ? 'this link leads nowhere' : `this cannot be read (${code})`;
    throw new ObsError({ at: { file }, message, fix: 'mend it, or remove it' }, ExitCode.usage, error);
  }
  return decodeUtf8(bytes, file);
}

/** Whether a path without links lies in `clusters/`. */
export const isBelowClusters = (root: string, real: string): boolean =>
  real.startsWith(`${realpathSync(join(root, 'clusters'))}${sep}`);
