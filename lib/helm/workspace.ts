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
 * Checks a request and looks for its render. Values are checked against the facts about the chart even when the render
 * is stored: facts are in git, so this needs neither the chart nor helm.
 *
 * @throws ObsError for an unknown chart, a value that the chart does not know, or a render whose chart has no facts
 */
export function lookUp({ lock, facts, store }: HelmWorkspace, request: RenderRequest): Lookup {
  checkRequest(request);
  const chart = findChart(lock, request.chart);
  const known = facts.find(chart);
  if (known) {
    const problems = valueProblems(request.values, known, chart, `release ${releaseLabel(request)}`);
    if (problems.length > 0) throw new ObsError(problems);
  }
  const key = renderKey(request, chart);
  const record = store.read(request, key);
  if (record && !known) {
    const file = `imports/charts/${chart.name}-${chart.version}.json`;
    throw new ObsError({
      message: `${file} is missing, so the values of release ${releaseLabel(request)} cannot be checked`,
      fix: `restore it with \`git checkout ${file}\`, or run \`npx obs charts pull ${chart.name}\``,
    });
  }
  return { request, chart, key, record };
}
