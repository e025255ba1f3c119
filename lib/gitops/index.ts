/** What a cluster is given: what the charts make, the Secrets that are not made by hand, and what applies all of it. */
import type { Cluster } from '../cluster/cluster.ts';
import type { Connection } from '../network/connections.ts';
import { foldersOf, gitopsFolder, type PlannedObject } from '../output/index.ts';
import { type CarriedSecret, carriedSecrets } from '../secrets/carried.ts';
import type { ExpectedSecret } from '../secrets/contract.ts';
import { externalSecrets } from '../secrets/external.ts';
import type { SecretFile } from '../secrets/files.ts';
import { annotated } from './annotations.ts';
import type { Delivery } from './applier.ts';
import { argocdObjects } from './argocd.ts';
import { fluxObjects } from './flux.ts';
import { orderOf } from './order.ts';

export { gitopsSecrets } from './secrets.ts';

export interface DeliverOptions {
  readonly cluster: Pick<Cluster, 'name' | 'gitops' | 'secrets'>;
  /** What the charts make. */
  readonly objects: readonly PlannedObject[];
  /** Who talks to whom. */
  readonly connections: readonly Connection[];
  /** Every Secret that is read. */
  readonly expected: readonly ExpectedSecret[];
  /** The user's encrypted Secrets. */
  readonly secretFiles: readonly SecretFile[];
}

export interface Delivered {
  readonly objects: readonly PlannedObject[];
  readonly carried: readonly CarriedSecret[];
}

/**
 * Everything that goes into dist/ for a cluster. Where its file names a tool, the objects are annotated for both tools
 * and those of this one are beside them; else they are as the charts made them.
 *
 * @throws ObsError when folders wait for each other, and for every mistake in the user's encrypted Secrets
 */
export function deliver({ cluster, objects, connections, expected, secretFiles }: DeliverOptions): Delivered {
  const { name, gitops, secrets } = cluster;
  const carried = carriedSecrets(cluster, expected, secretFiles);
  const external = secrets.from === 'external-secrets' ? externalSecrets(name, secrets.store, expected) : [];
  const planned = [...objects, ...external];
  if (!gitops) return { objects: planned, carried };
  const applied = planned.map((one) => ({ ...one, object: annotated(one.object) }));
  const delivery: Delivery = {
    cluster: name,
    gitops,
    secrets,
    order: orderOf(foldersOf(applied), connections),
    objects: [...applied, ...carried].map(({ object }) => object),
  };
  const made = gitops.tool === 'argocd' ? argocdObjects(delivery) : fluxObjects(delivery);
  const own = made.map((object) => ({ object, folder: gitopsFolder, origin: 'gitops' }));
  return { objects: [...applied, ...own], carried };
}
