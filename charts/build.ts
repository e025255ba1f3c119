import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedCluster } from '../lib/cluster/load.ts';
import { buildWithRenders } from '../lib/helm/build.ts';
import type { RenderRequest } from '../lib/helm/render.ts';
import type { RenderSource } from '../lib/helm/render-source.ts';
import type { HelmWorkspace } from '../lib/helm/workspace.ts';
import { readSecretFiles } from '../lib/secrets/files.ts';
import { inside } from '../lib/support/files.ts';
import { addChecks } from './checks.ts';
import { Stack } from './stack.ts';

/** Reads files of river/, each once. */
export function riverReader(root: string): (name: string) => string {
  const read = new Map<string, string>();
  return (name) => {
    const text = read.get(name) ?? readFileSync(inside(join(root, 'river'), name), 'utf8');
    read.set(name, text);
    return text;
  };
}

/** Builds the stack of one cluster from the renders at hand. */
export const buildStack = (root: string, { cluster }: LoadedCluster, renders: RenderSource) =>
  addChecks(
    new Stack(cluster, {
      renders,
      riverFile: riverReader(root),
      secretFiles: readSecretFiles(root, cluster.name),
    }),
    root,
  );

/**
 * Builds the stack of each cluster, making the renders that are missing.
 *
 * @param onRender told before renders are made, which takes a while
 * @throws ObsError for renders that cannot be made, and for what is wrong with a stack
 */
export function buildStacks(
  root: string,
  workspace: HelmWorkspace,
  clusters: readonly LoadedCluster[],
  onRender: (requests: readonly RenderRequest[]) => void,
): Promise<Stack[]> {
  return buildWithRenders(
    workspace,
    (renders) => clusters.map((cluster) => buildStack(root, cluster, renders)),
    { onRender },
  );
}
