import { ObsError } from '../support/errors.ts';
import type { ClusterRenders } from './cluster-renders.ts';
import { type HelmWorkspace, lookUp } from './workspace.ts';

/**
 * Stored renders that no cluster asks for: their files' names.
 *
 * @throws ObsError when it is not known what all clusters ask for
 */
export function unusedRenders(workspace: HelmWorkspace, clusters: readonly ClusterRenders[]): string[] {
  const unknown = clusters.filter(({ complete }) => !complete).map(({ cluster }) => cluster);
  if (unknown.length > 0) {
    throw new ObsError({
      message: `renders are missing for ${unknown.join(', ')}, so nobody knows which of the stored ones are needed`,
      fix: 'run `npm run synth` first',
    });
  }
  const used = new Set(
    clusters.flatMap(({ requests }) => requests.map((request) => lookUp(workspace, request).key)),
  );
  return workspace.store.all().flatMap(({ file, record }) => (used.has(record.key) ? [] : [file]));
}
