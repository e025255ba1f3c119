/** What Argo CD or Flux need to apply a cluster, made from the objects that they apply and from who talks to whom. */
import type { Cluster } from '../cluster/cluster.ts';
import type { Connection } from '../network/connections.ts';
import { foldersOf, gitopsFolder, type PlannedObject } from '../output/index.ts';
import { annotated } from './annotations.ts';
import type { Delivery } from './applier.ts';
import { argocdObjects } from './argocd.ts';
import { fluxObjects } from './flux.ts';
import { orderOf } from './order.ts';

/**
 * The objects of a cluster, annotated for the tools, and those of the tool that its file names beside them; without one,
 * the objects as they are.
 *
 * @throws ObsError when folders wait for each other
 */
export function delivered(
  { name, gitops, secrets }: Pick<Cluster, 'name' | 'gitops' | 'secrets'>,
  planned: readonly PlannedObject[],
  connections: readonly Connection[],
): readonly PlannedObject[] {
  if (!gitops) return planned;
  const applied = planned.map((one) => ({ ...one, object: annotated(one.object) }));
  const delivery: Delivery = {
    cluster: name,
    gitops,
    secrets,
    order: orderOf(foldersOf(applied), connections),
    objects: applied.map(({ object }) => object),
  };
  const made = gitops.tool === 'argocd' ? argocdObjects(delivery) : fluxObjects(delivery);
  return [...applied, ...made.map((object) => ({ object, folder: gitopsFolder, origin: 'gitops' }))];
}
