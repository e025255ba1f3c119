import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { listFiles } from '../support/files.ts';

/** A file of the user's under `secrets/<cluster>/`. */
export interface SecretFile {
  /** Path as it is shown to the user: `secrets/poddle/loki.yaml`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The folder of a cluster's Secrets. */
export const secretsFolder = (cluster: string): string => `secrets/${cluster}`;

/**
 * Every file of a cluster's Secrets, sorted; those whose name begins with a dot (`.sops.yaml`) are settings of tools.
 *
 * @throws ObsError for what is no folder, and for a file that cannot be read
 */
export function readSecretFiles(root: string, cluster: string): SecretFile[] {
  const folder = secretsFolder(cluster);
  return read(folder, () => listFiles(join(root, folder)))
    .filter((path) => !/(^|\/)\./.test(path))
    .map((path) => `${folder}/${path}`)
    .map((file) => ({ file, bytes: read(file, () => readFileSync(join(root, file))) }));
}

function read<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const message = code === 'ENOTDIR' ? 'this is no folder' : `this cannot be read (${code})`;
    throw new ObsError(
      { at: { file }, message, fix: 'keep encrypted Secrets in it, or remove it' },
      undefined,
      error,
    );
  }
}
