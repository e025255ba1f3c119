import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedCluster } from '../lib/cluster/load.ts';
import { buildWithRenders } from '../lib/helm/build.ts';
import { oneByOne } from '../lib/helm/every-one.ts';
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
export const buildStack = (
  root: string,
  { cluster }: LoadedCluster,
  renders: RenderSource,
  riverFile = riverReader(root),
) =>
  addChecks(
    new Stack(cluster, { renders, riverFile, secretFiles: readSecretFiles(root, cluster.name) }),
    root,
  );

export interface BuildStacksOptions<T> {
  /** Told before renders are made, which takes a while. */
  readonly onRender: (requests: readonly RenderRequest[]) => void;
  /** What is wanted of each stack. As soon as it is there, the stack is let go: that of the next cluster takes its room. */
  readonly use: (stack: Stack) => Promise<T>;
}

/**
 * Builds the stack of each cluster, making the renders that are missing, and returns what is wanted of them.
 *
 * @throws ObsError for renders that cannot be made, and for what is wrong with the stacks or with using them
 */
export function buildStacks<T>(
  root: string,
  workspace: HelmWorkspace,
  clusters: readonly LoadedCluster[],
  { onRender, use }: BuildStacksOptions<T>,
): Promise<T[]> {
  const riverFile = riverReader(root);
  return buildWithRenders(
    workspace,
    async (renders) => {
      const used = await oneByOne(clusters, async (cluster) => {
        const stack = buildStack(root, cluster, renders, riverFile);
        // Nothing is wanted of a run that is made again.
        return renders.missing.size > 0 ? [] : [await use(stack)];
      });
      return used.flat();
    },
    { onRender },
  );
}
