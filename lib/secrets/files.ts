import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../support/files.ts';

/** A file of the user's under `secrets/<cluster>/`. */
export interface SecretFile {
  /** Path as it is shown to the user: `secrets/poddle/loki.yaml`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The folder of a cluster's Secrets. */
export const secretsFolder = (cluster: string): string => `secrets/${cluster}`;

/** Every file of a cluster's Secrets, sorted; those whose name begins with a dot (`.sops.yaml`) are settings of tools. */
export function readSecretFiles(root: string, cluster: string): SecretFile[] {
  const folder = secretsFolder(cluster);
  return listFiles(join(root, folder))
    .filter((path) => !/(^|\/)\./.test(path))
    .map((path) => ({ file: `${folder}/${path}`, bytes: readFileSync(join(root, folder, path)) }));
}
