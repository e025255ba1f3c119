import type { Gitops, SecretSource } from '../cluster/delivery.ts';
import { crdFolder, folderPath, gitopsFolder } from '../output/index.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import type { Order } from './order.ts';

/** What the objects of either tool are made from. */
export interface Delivery {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly gitops: Gitops;
  readonly secrets: SecretSource;
  /** Every folder but `_gitops`, and what each waits for. */
  readonly order: Order;
  /** What lies in these folders. */
  readonly objects: readonly KubeObject[];
}

/** Name of the source, of the root and of what else is one of a cluster. */
export const rootName = 'observability';

/** Name of the Application or Kustomization of a folder. */
export const nameOf = (folder: string): string =>
  folder === gitopsFolder ? rootName : `${rootName}-${folder === crdFolder ? 'crds' : folder}`;

/** A folder of the cluster, as a path in the repository. */
export function pathOf({ cluster, gitops }: Delivery, folder: string): string {
  const path = folderPath(cluster, folder);
  return gitops.path === '.' ? path : `${gitops.path}/${path}`;
}
