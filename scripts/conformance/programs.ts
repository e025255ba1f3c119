import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Variables that name a program that is not on PATH, or another than the one there. */
const variables = {
  alloy: 'ALLOY_BIN',
  etcd: 'ETCD_BIN',
  'kube-apiserver': 'KUBE_APISERVER_BIN',
  'kube-score': 'KUBE_SCORE_BIN',
  kubeconform: 'KUBECONFORM_BIN',
  loki: 'LOKI_BIN',
  mimir: 'MIMIR_BIN',
  promtool: 'PROMTOOL_BIN',
  tempo: 'TEMPO_BIN',
} as const;

export type ProgramName = keyof typeof variables;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a program is: the one that its variable names, else the first on PATH; undefined where there is none. */
export function findProgram(name: ProgramName, env: Environment): string | undefined {
  const named = env[variables[name]];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return (named ? [named] : folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Why a program was not asked. */
export const missing = (name: ProgramName) => `${name} is neither on PATH nor named by ${variables[name]}`;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
