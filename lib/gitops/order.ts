import { type Connection, isEndpoint, isWorkload } from '../network/connections.ts';
import { crdFolder } from '../output/index.ts';
import { ObsError } from '../support/errors.ts';

/** Folders of a cluster, each with those that must be up before it; both sorted. */
export type Order = ReadonlyMap<string, readonly string[]>;

/**
 * What must come first: the folder of what a workload talks to before that of the workload, CRDs before everything.
 *
 * @param folders every folder with something in it
 * @throws ObsError when folders wait for each other, naming them
 */
export function orderOf(folders: readonly string[], connections: readonly Connection[]): Order {
  const order = new Map(
    [...folders].sort().map((folder) => {
      const used = connections.flatMap(({ from, to }) =>
        isWorkload(from) && from.namespace === folder && (isEndpoint(to) || isWorkload(to))
          ? [to.namespace]
          : [],
      );
      const first = new Set([crdFolder, ...used].filter((name) => name !== folder && folders.includes(name)));
      return [folder, folder === crdFolder ? [] : [...first].sort()] as const;
    }),
  );
  for (const folder of order.keys()) step(folder, order, []);
  return order;
}

/** How many folders must come up one after another before this one: 0 for one that waits for none. */
export const stepOf = (folder: string, order: Order): number => step(folder, order, []);

function step(folder: string, order: Order, waiting: readonly string[]): number {
  if (waiting.includes(folder)) {
    const circle = [...waiting.slice(waiting.indexOf(folder)), folder].join(' → ');
    throw new ObsError({
      message: `these folders wait for each other, so none could be applied first: ${circle}`,
      fix: 'have one of the connections between them made the other way round',
    });
  }
  const first = order.get(folder) ?? [];
  return Math.max(-1, ...first.map((name) => step(name, order, [...waiting, folder]))) + 1;
}
