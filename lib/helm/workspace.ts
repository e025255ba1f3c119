import { ObsError } from '../support/errors.ts';
import { FactsStore } from './facts-store.ts';
import { type HelmFolders, helmFolders } from './folders.ts';
import { type ChartLock, findChart, type LockedChart, readLock } from './lock.ts';
import { checkRequest, type RenderRecord, type RenderRequest, releaseLabel, renderKey } from './render.ts';
import { RenderStore } from './store.ts';
import { valueProblems } from './value-keys.ts';

/** The charts and renders of one repository. */
export interface HelmWorkspace {
  readonly folders: HelmFolders;
  readonly lock: ChartLock;
  readonly facts: FactsStore;
  readonly store: RenderStore;
}

/** @throws ObsError when helm-charts.yaml has mistakes */
export function openWorkspace(root: string): HelmWorkspace {
  const folders = helmFolders(root);
  return {
    folders,
    lock: readLock(folders.lock),
    facts: new FactsStore(folders.facts),
    store: new RenderStore(folders.renders),
  };
}

/** A request, and what is there for it. */
export interface Lookup {
  readonly request: RenderRequest;
  readonly chart: LockedChart;
  readonly key: string;
  /** Undefined when it was never rendered. */
  readonly record: RenderRecord | undefined;
}

/**
 * Looks for the render of a request. The values of one that is not stored are checked against the facts about the chart,
 * which are in git, so this needs neither the chart nor helm; those of a stored one were when it was made.
 *
 * @throws ObsError for an unknown chart, or a value that the chart does not know
 */
export function lookUp({ lock, facts, store }: HelmWorkspace, request: RenderRequest): Lookup {
  checkRequest(request);
  const chart = findChart(lock, request.chart);
  const key = renderKey(request, chart);
  const record = store.read(request, key);
  const known = record ? undefined : facts.find(chart);
  if (known) {
    const problems = valueProblems(request.values, known, chart, `release ${releaseLabel(request)}`);
    if (problems.length > 0) throw new ObsError(problems);
  }
  return { request, chart, key, record };
}
