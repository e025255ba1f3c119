import { posix } from 'node:path';
import {
  asObject,
  asText,
  asTextMap,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../../support/plain.ts';
import type { Objects } from './objects.ts';
import { type ExpectedSecret, secretKeys } from './secrets.ts';
import type { Place } from './workload.ts';

/** What a pod mounts, as far as it matters what is in it and who keeps it. */
export type Volume =
  /** A folder or file of the node. */
  | { readonly kind: 'host'; readonly path: string }
  /** What the cluster keeps for the pod. */
  | { readonly kind: 'persistent' }
  /** Gone with the pod. */
  | { readonly kind: 'temporary' }
  /** Files of ConfigMaps and Secrets; nothing can be written to them. `files` where they are all known. */
  | { readonly kind: 'files'; readonly files: readonly File[] | undefined }
  /** Not defined, or of a kind that is not known here. */
  | { readonly kind: 'unknown' };

/** A file of a ConfigMap or Secret. */
export interface File {
  /** Below the mount. */
  readonly path: string;
  /** Where its text is; undefined for Secrets. */
  readonly text?: { readonly value: string; readonly place: Place };
}

/** A volume of a pod. */
export function volumeOf(
  volume: PlainObject,
  namespace: string,
  objects: Objects,
  secrets: readonly ExpectedSecret[],
): Volume {
  const { hostPath, configMap, secret, projected } = volume;
  if (isPlainObject(hostPath)) return { kind: 'host', path: posix.normalize(asText(hostPath.path) ?? '/') };
  if (volume.emptyDir !== undefined) return { kind: 'temporary' };
  if (volume.persistentVolumeClaim !== undefined || volume.ephemeral !== undefined)
    return { kind: 'persistent' };
  if (isPlainObject(configMap))
    return { kind: 'files', files: configMapFiles(configMap, namespace, objects) };
  if (isPlainObject(secret)) {
    const keys = secretKeys(namespace, asText(secret.secretName) ?? '', objects, secrets);
    return {
      kind: 'files',
      files:
        keys &&
        chosen(
          secret,
          keys.map((path) => ({ path })),
        ),
    };
  }
  if (isPlainObject(projected)) {
    const parts = objectsIn(projected.sources).map(([source]) =>
      isPlainObject(source.configMap) ? configMapFiles(source.configMap, namespace, objects) : undefined,
    );
    const known = parts.filter((files) => files !== undefined);
    return { kind: 'files', files: known.length === parts.length ? known.flat() : undefined };
  }
  return { kind: 'unknown' };
}

function configMapFiles(
  source: PlainObject,
  namespace: string,
  objects: Objects,
): readonly File[] | undefined {
  const object = objects.find('/ConfigMap', namespace, asText(source.name) ?? '');
  if (object === undefined) return undefined;
  const files = Object.entries(asTextMap(object.data)).map(([path, value]) => ({
    path,
    text: { value, place: { object, path: ['data', path] } },
  }));
  return chosen(source, [...files, ...Object.keys(asObject(object.binaryData)).map((path) => ({ path }))]);
}

/** Only those that `items` names, under the names that it gives them. */
function chosen(source: PlainObject, files: readonly File[]): readonly File[] {
  if (source.items === undefined) return files;
  return objectsIn(source.items).flatMap(([{ key, path }]) => {
    const file = files.find((one) => one.path === key);
    return file ? [{ ...file, path: asText(path) ?? file.path }] : [];
  });
}

/** A part of a volume that is mounted by itself. A file becomes the mount: its path below it is empty. */
export function within(volume: Volume, subPath: string): Volume {
  if (volume.kind === 'host') return { kind: 'host', path: posix.join(volume.path, subPath) };
  if (volume.kind !== 'files' || volume.files === undefined) return volume;
  const files = volume.files.flatMap((file) => {
    if (file.path === subPath) return [{ ...file, path: '' }];
    return file.path.startsWith(`${subPath}/`)
      ? [{ ...file, path: file.path.slice(subPath.length + 1) }]
      : [];
  });
  return { kind: 'files', files };
}
