import { setImmediate } from 'node:timers/promises';
import { type CachedChart, cachedChart } from './chart-cache.ts';
import { everyOne } from './every-one.ts';
import { chartFacts } from './facts.ts';
import { findHelm } from './helm-binary.ts';
import { helmAt } from './helm-process.ts';
import { versionOf } from './helm-version.ts';
import { chartLabel, type LockedChart } from './lock.ts';
import { makeRender } from './make-render.ts';
import { missingRender } from './missing.ts';
import type { RenderRecord, RenderRequest } from './render.ts';
import { isRepeatable } from './repeatable.ts';
import { type HelmWorkspace, lookUp } from './workspace.ts';

export interface RenderOptions {
  /**
   * Whether to render twice also what the text of the chart proves to be the same each time.
   * @default false
   */
  readonly alwaysTwice?: boolean;
}

/**
 * Renders requests from the charts in the cache, several at a time.
 *
 * @returns one record a request, not stored yet
 * @throws ObsError with every request that could not be rendered, and why
 */
export async function renderAll(
  workspace: HelmWorkspace,
  requests: readonly RenderRequest[],
  { alwaysTwice = false }: RenderOptions = {},
): Promise<RenderRecord[]> {
  const charts = new ChartsAtHand(workspace);
  const turn = turns();
  let found: ReturnType<typeof startHelm> | undefined;
  return everyOne(requests, async (request) => {
    // The helm of one request has its input before the chart of the next is hashed.
    await turn();
    const { chart, key } = lookUp(workspace, request);
    const wasBlind = workspace.facts.find(chart) === undefined;
    const { cached, facts } = await charts.get(request, chart);
    // Without the facts, the values were not checked.
    if (wasBlind) lookUp(workspace, request);
    // helm is looked for when there is something to render: a missing chart is told first.
    found ??= startHelm(workspace);
    const { helm, version } = await found;
    const isOnceEnough = async () => {
      if (alwaysTwice) return false;
      await setImmediate();
      return isRepeatable(await cached.files(), request.values, chartLabel(chart));
    };
    const render = await makeRender({ helm, request, chart, key, cached, facts, isOnceEnough });
    return { ...render, helm: await version };
  });
}

/** Gives whoever asks a round of the event loop of his own, in the order of asking. */
function turns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}

async function startHelm({ folders }: HelmWorkspace) {
  const helm = helmAt(await findHelm(folders), folders.helmHome);
  const version = versionOf(helm, folders.tools);
  // Whoever waits for it tells of a mistake; when nobody does, another is told already.
  version.catch(() => {});
  return { helm, version };
}

/** Opens each chart once, and makes its facts where they are not known. */
class ChartsAtHand {
  private readonly workspace: HelmWorkspace;
  private readonly opened = new Map<string, CachedChart | undefined>();

  constructor(workspace: HelmWorkspace) {
    this.workspace = workspace;
  }

  async get(request: RenderRequest, chart: LockedChart) {
    const label = chartLabel(chart);
    if (!this.opened.has(label)) this.opened.set(label, cachedChart(this.workspace.folders.archives, chart));
    const cached = this.opened.get(label);
    if (!cached) throw missingRender(this.workspace, request, chart);

    let facts = this.workspace.facts.find(chart);
    if (!facts) {
      facts = await chartFacts(await cached.files(), label);
      this.workspace.facts.write(facts);
    }
    return { cached, facts };
  }
}
