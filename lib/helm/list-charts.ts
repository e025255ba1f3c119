import { ObsError } from '../support/errors.ts';
import { cachedChart } from './chart-cache.ts';
import type { ClusterRenders } from './cluster-renders.ts';
import type { LockedChart } from './lock.ts';
import { releaseLabel } from './render.ts';
import { type HelmWorkspace, lookUp } from './workspace.ts';

/** What `obs charts list` tells of a chart. */
export interface ChartStatus {
  readonly name: string;
  readonly version: string;
  /** Null when the lock does not know it yet. */
  readonly digest: string | null;
  /** What the cache has. */
  readonly archive: 'pulled' | 'imported' | 'wrong' | 'none';
  /** Whether all stored renders in use were verified; null when none is in use. */
  readonly verified: boolean | null;
  /** `<cluster>: <namespace>/<release>` */
  readonly usedBy: readonly string[];
}

/** Every chart of the lock, in its order. */
export function listCharts(workspace: HelmWorkspace, clusters: readonly ClusterRenders[]): ChartStatus[] {
  const uses = clusters.flatMap(({ cluster, requests }) =>
    requests.map((request) => ({ cluster, ...lookUp(workspace, request) })),
  );
  return workspace.lock.charts.map((chart) => {
    const mine = uses.filter((use) => use.chart === chart);
    const records = mine.flatMap(({ record }) => record ?? []);
    return {
      name: chart.name,
      version: chart.version,
      digest: chart.digest,
      archive: archiveOf(workspace, chart),
      verified: records.length > 0 ? records.every(({ verified }) => verified) : null,
      usedBy: mine.map(({ cluster, request }) => `${cluster}: ${releaseLabel(request)}`),
    };
  });
}

function archiveOf({ folders }: HelmWorkspace, chart: LockedChart): ChartStatus['archive'] {
  try {
    const cached = cachedChart(folders.archives, chart);
    if (!cached) return 'none';
    return cached.locked ? 'pulled' : 'imported';
  } catch (error) {
    if (error instanceof ObsError) return 'wrong';
    throw error;
  }
}
