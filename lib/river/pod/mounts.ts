import { posix } from 'node:path';
import { asObject, asText, at, objectsIn, type PlainObject } from '../../support/plain.ts';
import type { Objects } from './objects.ts';
import type { ExpectedSecret } from './secrets.ts';
import { type Volume, volumeOf, within } from './volumes.ts';
import type { Place } from './workload.ts';

/** A volume, or a part of one, in the file system of a container. */
export interface Mount {
  /** Where it is in the container. */
  readonly path: string;
  readonly readOnly: boolean;
  /** Whether mounts that the node makes later are seen, too. */
  readonly followsHost: boolean;
  readonly volume: Volume;
  readonly place: Place;
}

/** What a container has mounted. */
export function mountsOf(
  container: Place & { readonly value: PlainObject },
  spec: PlainObject,
  namespace: string,
  objects: Objects,
  secrets: readonly ExpectedSecret[],
): readonly Mount[] {
  const claims = objectsIn(at(container.object.spec, 'volumeClaimTemplates')).map(([claim]) =>
    asText(at(claim, 'metadata', 'name')),
  );
  const volumes = new Map(objectsIn(spec.volumes).map(([volume]) => [asText(volume.name), volume]));
  return objectsIn(container.value.volumeMounts).map(([mount, index]) => {
    const name = asText(mount.name);
    const volume: Volume = claims.includes(name)
      ? { kind: 'persistent' }
      : volumeOf(asObject(volumes.get(name)), namespace, objects, secrets);
    const subPath = asText(mount.subPath);
    return {
      path: posix.normalize(asText(mount.mountPath) ?? '/'),
      readOnly: mount.readOnly === true,
      followsHost: ['HostToContainer', 'Bidirectional'].includes(asText(mount.mountPropagation) ?? ''),
      volume: subPath === undefined ? volume : within(volume, subPath),
      place: { object: container.object, path: [...container.path, 'volumeMounts', index] },
    };
  });
}

/** Where a path of a container lies. */
export interface MountedPath {
  readonly mount: Mount;
  /** The path below the mount; '' for the mount itself. */
  readonly below: string;
  /** The path on the node, for folders of the node. */
  readonly onHost: string | undefined;
}

/** The mount that a path of a container lies in, the innermost; undefined where it is part of the image. */
export function mountedAt(mounts: readonly Mount[], path: string): MountedPath | undefined {
  const normal = posix.normalize(path).replace(/(?<=.)\/$/, '');
  const candidates = mounts.filter(
    (mount) =>
      mount.path === '/' || normal === mount.path || normal.startsWith(`${mount.path.replace(/\/$/, '')}/`),
  );
  const [mount] = candidates.sort((a, b) => b.path.length - a.path.length);
  if (mount === undefined) return undefined;
  const below = posix.relative(mount.path, normal);
  return {
    mount,
    below,
    onHost: mount.volume.kind === 'host' ? posix.join(mount.volume.path, below) : undefined,
  };
}
