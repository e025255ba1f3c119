import { missingRender } from './missing.ts';
import type { Render, RenderRecord, RenderRequest } from './render.ts';
import { type HelmWorkspace, lookUp } from './workspace.ts';

/** How host names end that stand for those of Services that are not rendered yet. */
export const plannedDomain = 'svc.planned';

/** Where releases get what helm made of them, without waiting. */
export interface RenderSource {
  /** @throws ObsError for a wrong request, or a render that is not there */
  get(request: RenderRequest): Render;
}

/** Stored renders and nothing else: one that is not stored is an error. */
export class StoredRenders implements RenderSource {
  private readonly workspace: HelmWorkspace;

  constructor(workspace: HelmWorkspace) {
    this.workspace = workspace;
  }

  get(request: RenderRequest): Render {
    const { record, chart } = lookUp(this.workspace, request);
    if (record) return { ...record, planned: false };
    throw missingRender(this.workspace, request, chart);
  }
}

/**
 * Stored renders, and for the others a note to make them: such a render is `planned` and has no objects. What is built
 * from it is to be thrown away and built again once `missing` is rendered; see `buildWithRenders`.
 */
export class PlannedRenders implements RenderSource {
  /** The requests without a stored render, by key. */
  readonly missing = new Map<string, RenderRequest>();
  /** Those of the made renders that were asked for. */
  readonly used = new Set<RenderRecord>();
  private readonly asked = new Map<string, RenderRequest>();
  private readonly workspace: HelmWorkspace;
  private readonly made: ReadonlyMap<string, RenderRecord>;

  /** @param made renders that are not stored yet @default none */
  constructor(workspace: HelmWorkspace, made: readonly RenderRecord[] = []) {
    this.workspace = workspace;
    this.made = new Map(made.map((record) => [record.key, record]));
  }

  /** Every request once, in the order asked. */
  get requests(): readonly RenderRequest[] {
    return [...this.asked.values()];
  }

  get(request: RenderRequest): Render {
    const { record: stored, chart, key } = lookUp(this.workspace, request);
    if (!this.asked.has(key)) this.asked.set(key, request);
    const fresh = this.made.get(key);
    if (fresh) this.used.add(fresh);
    const record = stored ?? fresh;
    if (record) return { ...record, planned: false };
    this.missing.set(key, request);
    const { name, version, digest } = chart;
    return {
      key,
      planned: true,
      chart: { name, version, digest },
      verified: false,
      objects: [],
      droppedHooks: [],
      warnings: [],
    };
  }
}
