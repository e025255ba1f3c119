import { asTextMap } from '../../support/plain.ts';
import { defaultKubernetes } from '../context.ts';
import type { Entry } from '../entry.ts';
import type { Inventory } from '../inventory.ts';
import { type Level, levels } from './pod-standards.ts';

export const enforceLabel = 'pod-security.kubernetes.io/enforce';

/** What a namespace enforces. */
export interface Enforced {
  readonly entry: Entry;
  readonly level: Level;
  /** Kubernetes minor whose standards are meant. */
  readonly minor: number;
}

/** What a namespace of these manifests enforces; undefined for one that they do not make, or that enforces nothing. */
export function enforcedIn(inventory: Inventory, namespace: string): Enforced | undefined {
  const entry = inventory.find('/Namespace', '', namespace);
  const labels = asTextMap(entry?.object.metadata.labels);
  const level = levels.find((one) => one === labels[enforceLabel]);
  if (!entry || level === undefined) return undefined;
  const pinned = /^v1\.(\d+)$/.exec(labels[`${enforceLabel}-version`] ?? '')?.[1];
  return { entry, level, minor: pinned === undefined ? minorOf(inventory) : Number(pinned) };
}

/** The minor of the cluster's Kubernetes. */
export const minorOf = ({ context }: Inventory): number =>
  Number((context.kubernetes ?? defaultKubernetes).split('.')[1]);

/** Whether a level lets through what another one forbids. */
export const isStricter = (level: Level, than: Level) => levels.indexOf(level) > levels.indexOf(than);
