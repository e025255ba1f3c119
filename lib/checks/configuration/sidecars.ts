import { posix } from 'node:path';
import { asText, asTextMap } from '../../support/plain.ts';
import type { Entry } from '../entry.ts';
import type { Inventory } from '../inventory.ts';
import { type Container, type Pod, variableOf } from '../pods.ts';
import type { ConfigFile } from './files.ts';
import { programsIn } from './programs.ts';

/** A sidecar that copies ConfigMaps with a label into a folder (kiwigrid/k8s-sidecar). */
export interface Collector {
  readonly pod: Pod;
  readonly container: Container;
  readonly label: string;
  /** Undefined: any value will do. */
  readonly value: string | undefined;
  readonly folder: string;
  /** Where it looks. */
  readonly namespaces: 'all' | readonly string[];
}

export const collectorsIn = (inventory: Inventory): readonly Collector[] => inventory.once(findCollectors);

function findCollectors(inventory: Inventory): Collector[] {
  return programsIn(inventory).flatMap(({ name, pod, container }) => {
    if (name !== 'sidecar') return [];
    const variable = (of: string) => variableOf(container, of);
    const [label, folder] = [variable('LABEL'), variable('FOLDER')];
    if (label === undefined || folder === undefined || variable('RESOURCE') === 'secret') return [];
    const where = variable('NAMESPACE');
    const namespaces = where === 'ALL' ? ('all' as const) : (where?.split(/\s*,\s*/) ?? [pod.namespace]);
    return [{ pod, container, label, value: variable('LABEL_VALUE') || undefined, folder, namespaces }];
  });
}

/** Whether a sidecar takes a ConfigMap. */
export function collects({ label, value, namespaces }: Collector, configMap: Entry): boolean {
  const labels = asTextMap(configMap.object.metadata.labels);
  return (
    (namespaces === 'all' || namespaces.includes(configMap.namespace)) &&
    (value === undefined ? labels[label] !== undefined : labels[label] === value)
  );
}

/** What the sidecars of a pod bring into a container, through a volume that both have mounted. */
export function collectedFiles(inventory: Inventory, pod: Pod, container: Container): ConfigFile[] {
  const collectors = collectorsIn(inventory).filter((one) => one.pod === pod && one.container !== container);
  return collectors.flatMap((collector) => {
    const folder = sharedFolder(collector, container);
    if (folder === undefined) return [];
    return inventory.all('/ConfigMap').flatMap((entry) => {
      if (!collects(collector, entry)) return [];
      return Object.entries(asTextMap(entry.object.data)).map(([key, text]) => ({
        path: posix.join(folder, key),
        entry,
        key,
        text,
      }));
    });
  });
}

/** Where a container sees the folder that a sidecar fills; undefined when it does not. */
function sharedFolder({ container, folder }: Collector, other: Container): string | undefined {
  for (const { name, object } of container.mounts) {
    const path = asText(object.mountPath);
    const below = path === undefined ? '..' : posix.relative(path, folder);
    const mount = other.mounts.find((one) => one.name === name);
    const otherPath = asText(mount?.object.mountPath);
    if (!below.startsWith('..') && otherPath !== undefined) return posix.join(otherPath, below);
  }
  return undefined;
}
