import { ObsError } from '../support/errors.ts';
import type { RenderRequest } from './render.ts';
import { PlannedRenders, type RenderSource } from './render-source.ts';
import type { HelmWorkspace } from './workspace.ts';

/** What one cluster asks to be rendered. */
export interface ClusterRenders {
  readonly cluster: string;
  readonly requests: readonly RenderRequest[];
  /** False when renders are missing, without which nobody knows whether more would be asked for. */
  readonly complete: boolean;
}

/**
 * Builds a cluster without rendering anything, to learn what it asks for.
 *
 * @throws ObsError of `build` when no render was missing; with one missing, the error may come from that
 */
export function clusterRenders(
  workspace: HelmWorkspace,
  cluster: string,
  build: (renders: RenderSource) => unknown,
): ClusterRenders {
  const renders = new PlannedRenders(workspace);
  try {
    build(renders);
  } catch (error) {
    if (!(error instanceof ObsError) || renders.missing.size === 0) throw error;
  }
  return { cluster, requests: renders.requests, complete: renders.missing.size === 0 };
}
