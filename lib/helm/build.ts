import type { RenderRecord, RenderRequest } from './render.ts';
import { PlannedRenders, plannedDomain } from './render-source.ts';
import type { HelmWorkspace } from './workspace.ts';

export interface BuildOptions {
  /** Told before renders are made, which takes a while. */
  readonly onRender?: (requests: readonly RenderRequest[]) => void;
}

/**
 * Builds something from renders, making and storing those that are missing.
 *
 * When all are stored, `build` runs once, and neither helm nor a chart is looked for. Else what it built from planned
 * renders is thrown away, errors included (they may come from objects that are not there yet), and it runs again after
 * each round of rendering. What has the address of a stand-in waits for a later round, and what the last run did not
 * ask for any more is not stored.
 *
 * @param build must start from nothing each time it is called
 * @throws ObsError of `build`, or for renders that cannot be made
 */
export async function buildWithRenders<T>(
  workspace: HelmWorkspace,
  build: (renders: PlannedRenders) => T | Promise<T>,
  { onRender }: BuildOptions = {},
): Promise<T> {
  const made: RenderRecord[] = [];
  for (;;) {
    const renders = new PlannedRenders(workspace, made);
    const outcome = await attempt(() => build(renders));
    if (renders.missing.size === 0) {
      for (const record of renders.used) workspace.store.write(record);
      return outcome();
    }
    const missing = firstOf([...renders.missing.values()]);
    onRender?.(missing);
    const { renderAll } = await import('./render-all.ts');
    made.push(...(await renderAll(workspace, missing)));
  }
}

/** Those that can be rendered for good: what has the address of a stand-in is asked for again with the real one. */
function firstOf(missing: readonly RenderRequest[]): readonly RenderRequest[] {
  const sure = missing.filter(({ values }) => !JSON.stringify(values).includes(plannedDomain));
  return sure.length > 0 ? sure : missing;
}

/** Runs something, and returns a function that gives its result or throws its error. */
async function attempt<T>(work: () => T | Promise<T>): Promise<() => T> {
  try {
    const result = await work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
