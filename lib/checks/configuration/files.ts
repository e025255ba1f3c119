import { posix } from 'node:path';
import { once } from '../../support/memo.ts';
import { asObject, asText, asTextMap, at, objectsIn } from '../../support/plain.ts';
import type { Entry } from '../entry.ts';
import type { Inventory } from '../inventory.ts';
import type { Mount, Pod } from '../pods.ts';
import type { Program } from './programs.ts';
import { collectedFiles } from './sidecars.ts';

/** A file that a container finds, and the ConfigMap that it comes from. */
export interface ConfigFile {
  /** Where the container finds it. */
  readonly path: string;
  readonly entry: Entry;
  readonly key: string;
  readonly text: string;
}

/** The files that ConfigMaps bring into a container: by its mounts, and by sidecars that share a folder with it. */
export const filesOf = (inventory: Inventory, program: Program): readonly ConfigFile[] =>
  inventory.once(filesOfPrograms)(program);

const filesOfPrograms = (inventory: Inventory) =>
  once(({ pod, container }: Program): readonly ConfigFile[] => [
    ...container.mounts.flatMap((mount) => mountedFiles(inventory, pod, mount)),
    ...collectedFiles(inventory, pod, container),
  ]);

function mountedFiles(inventory: Inventory, pod: Pod, { name, object }: Mount): ConfigFile[] {
  const volume = pod.volumes.find((one) => one.name === name)?.object;
  const mountPath = asText(object.mountPath);
  if (volume === undefined || mountPath === undefined) return [];
  const subPath = asText(object.subPath);
  const sources = [
    volume.configMap,
    ...objectsIn(at(volume, 'projected', 'sources')).map(([source]) => source.configMap),
  ];
  return sources.flatMap((source) =>
    filesOfSource(inventory, pod.namespace, source).flatMap((file) => {
      if (subPath === undefined) return [{ ...file, path: posix.join(mountPath, file.path) }];
      // One file of the volume, or a folder of it, in the place of the mount.
      const below = posix.relative(subPath, file.path);
      return below.startsWith('..') ? [] : [{ ...file, path: posix.join(mountPath, below) }];
    }),
  );
}

/** The files that a `configMap` of a volume makes, by their paths in the volume. */
function filesOfSource(inventory: Inventory, namespace: string, source: unknown): ConfigFile[] {
  const { name, items } = asObject(source);
  const entry = inventory.find('/ConfigMap', namespace, asText(name) ?? '');
  if (!entry) return [];
  const data = asTextMap(entry.object.data);
  if (items === undefined) {
    return Object.entries(data).map(([key, text]) => ({ path: key, entry, key, text }));
  }
  return objectsIn(items).flatMap(([item]) => {
    const [key, path] = [asText(item.key) ?? '', asText(item.path) ?? ''];
    return data[key] === undefined ? [] : [{ path, entry, key, text: data[key] }];
  });
}

/** Whether a path lies in a folder. */
export const isBelow = (path: string, folder: string) => {
  const below = posix.relative(folder, path);
  return below !== '' && !below.startsWith('..');
};
