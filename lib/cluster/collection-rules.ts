import { isPlainObject } from '../support/plain.ts';
import type { FieldMistake } from './rules.ts';
import type { ClusterFile } from './schema/index.ts';
import { byteCount } from './schema/values.ts';

/** Settings that only one collection engine reads. What is in neither list holds for both: `scrapeInterval`. */
const settings: Readonly<Record<ClusterFile['collection'], readonly string[]>> = {
  alloy: ['agent', 'gateway', 'sampling', 'features'],
  'k8s-monitoring': ['k8sMonitoring'],
};

/** Whether a setting, by its name at the top of a cluster file, means anything to a collection engine. */
export const isRead = (setting: string, { collection }: Pick<ClusterFile, 'collection'>): boolean =>
  !settings[otherThan(collection)].includes(setting);

/**
 * Where a collection engine has the settings of what the agent or the gateway does: logs of pods, and everything that is
 * scraped. Other paths are as they are.
 */
export function ofEngine(path: readonly string[], { collection }: Pick<ClusterFile, 'collection'>) {
  if (collection === 'alloy') return path;
  const [first = '', ...rest] = path;
  const place = { agent: ['podLogs'], gateway: ['metrics'] }[first];
  return place ? ['k8sMonitoring', ...place, ...rest] : path;
}

const otherThan = (collection: ClusterFile['collection']) =>
  collection === 'alloy' ? 'k8s-monitoring' : 'alloy';

/**
 * Mistakes between the collection engine and its settings.
 *
 * @param written the file as it was written: in the parsed one every setting has a value
 */
export function* collectionMistakes(written: unknown, file: ClusterFile): Generator<FieldMistake> {
  const { collection, k8sMonitoring } = file;
  const other = otherThan(collection);
  for (const name of settings[other]) {
    if (!isPlainObject(written) || written[name] === undefined) continue;
    yield {
      path: [name],
      message: `${name} is a setting of the collection engine "${other}", but "${collection}" collects here`,
      fix: `remove it, or write "collection: ${other}"; both at once would collect everything twice`,
    };
  }
  if (collection === 'alloy') return;
  yield* memoryMistakes(k8sMonitoring);
  for (const signal of ['metrics', 'logs', 'traces'] as const) {
    const { profile }: { readonly profile: string } = file[signal];
    if (profile !== 'remote') continue;
    yield {
      path: [signal, 'profile'],
      message: `${signal}.profile: with "collection: k8s-monitoring" everything is written to stores of this cluster`,
      fix: 'write another profile, or "collection: alloy"',
    };
  }
  if (!k8sMonitoring.monitors || file.crds.includes('monitoring.coreos.com')) return;
  yield {
    path: ['k8sMonitoring', 'monitors'],
    message:
      'k8sMonitoring.monitors needs the CRDs of monitoring.coreos.com, which the cluster is not said to have',
    fix: 'if it has them (kubectl get crd servicemonitors.monitoring.coreos.com), write "crds: [monitoring.coreos.com]"',
  };
}

function* memoryMistakes({ receiver }: ClusterFile['k8sMonitoring']): Generator<FieldMistake> {
  const { memoryLimiter, resources } = receiver;
  if (byteCount(memoryLimiter) < byteCount(resources.memoryLimit)) return;
  yield {
    path: ['k8sMonitoring', 'receiver'],
    message: `the receiver refuses data from ${memoryLimiter} on, but is killed at its limit of ${resources.memoryLimit}`,
    fix: 'write a smaller memoryLimiter, such as half of resources.memoryLimit',
  };
}
