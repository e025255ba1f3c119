import { type ObjectDifference, objectDifferences } from './difference.ts';
import { findChart, type LockedChart } from './lock.ts';
import type { RenderRecord, RenderRequest } from './render.ts';
import { renderAll } from './render-all.ts';
import type { HelmWorkspace } from './workspace.ts';

/** A render that was made again, beside the stored one. */
export interface Rerendered {
  readonly fresh: RenderRecord;
  /** Undefined when none was stored. */
  readonly stored: RenderRecord | undefined;
  /** Stored before, fresh after; empty when none was stored. */
  readonly differences: readonly ObjectDifference[];
}

/**
 * Renders requests again, each twice, without looking at what is stored, and compares.
 *
 * @throws ObsError when a chart is not at hand, or a request cannot be rendered
 */
export async function rerender(
  workspace: HelmWorkspace,
  requests: readonly RenderRequest[],
): Promise<Rerendered[]> {
  const fresh = await renderAll(workspace, requests, { alwaysTwice: true });
  const unique = new Map(fresh.map((record) => [record.key, record]));
  return [...unique.values()].map((record) => {
    const stored = workspace.store.read(record, record.key);
    return {
      fresh: record,
      stored,
      differences: stored ? objectDifferences(stored.objects, record.objects) : [],
    };
  });
}

/**
 * Renders again what uses charts that were just pulled, and stores what was not verified or is different now: the
 * locked archive is right.
 *
 * @throws ObsError when a request cannot be rendered
 */
export async function renderPulled(
  workspace: HelmWorkspace,
  pulled: readonly Pick<LockedChart, 'name' | 'version'>[],
  requests: readonly RenderRequest[],
): Promise<Rerendered[]> {
  const isPulled = (chart: LockedChart) =>
    pulled.some(({ name, version }) => chart.name === name && chart.version === version);
  const mine = requests.filter(({ chart }) => isPulled(findChart(workspace.lock, chart)));
  const rerendered = await rerender(workspace, mine);
  for (const { fresh, stored, differences } of rerendered) {
    if (!stored?.verified || differences.length > 0) workspace.store.write(fresh);
  }
  return rerendered;
}
