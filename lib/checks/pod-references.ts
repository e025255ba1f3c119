import { once } from '../support/memo.ts';
import {
  asList,
  asObject,
  asText,
  at,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../support/plain.ts';
import type { Path } from '../support/yaml.ts';
import type { Container, Pod, Volume } from './pods.ts';

/** A ConfigMap or Secret that a pod takes data from. */
export interface DataReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly path: Path;
  /** The pod starts without it. */
  readonly optional: boolean;
  /** Keys of it that are asked for, each with where that is written. */
  readonly keys: readonly { readonly key: string; readonly path: Path }[];
}

/** Every ConfigMap and Secret that the containers and volumes of a pod name. */
export const dataReferences = once((pod: Pod): readonly DataReference[] => [
  ...pod.containers.flatMap(fromContainer),
  ...pod.volumes.flatMap((volume) => fromVolume(volume, pod)),
]);

function fromContainer({ env, object, path }: Container): DataReference[] {
  const single = env.flatMap((variable) =>
    (['ConfigMap', 'Secret'] as const).flatMap((kind) => {
      const field = kind === 'ConfigMap' ? 'configMapKeyRef' : 'secretKeyRef';
      const reference = at(variable.valueFrom, field);
      const place = [...variable.path, 'valueFrom', field];
      const key = asText(asObject(reference).key);
      return named(
        kind,
        reference,
        'name',
        place,
        key === undefined ? [] : [{ key, path: [...place, 'key'] }],
      );
    }),
  );
  const whole = objectsIn(object.envFrom).flatMap(([source, index]) => [
    ...named('ConfigMap', source.configMapRef, 'name', [...path, 'envFrom', index, 'configMapRef'], []),
    ...named('Secret', source.secretRef, 'name', [...path, 'envFrom', index, 'secretRef'], []),
  ]);
  return [...single, ...whole];
}

function fromVolume(volume: Volume, pod: Pod): DataReference[] {
  const { object, path, fromTemplate, name } = volume;
  if (fromTemplate) return [];
  const files = (['configMap', 'secret'] as const).flatMap((field) => {
    const source = object[field];
    const kind = field === 'configMap' ? 'ConfigMap' : 'Secret';
    const keys = [...itemKeys(source, [...path, field]), ...subPathKeys(source, name, pod)];
    return named(kind, source, field === 'configMap' ? 'name' : 'secretName', [...path, field], keys);
  });
  const projected = asList(at(object, 'projected', 'sources')).flatMap((source, index) =>
    (['configMap', 'secret'] as const).flatMap((field) => {
      const place = [...path, 'projected', 'sources', index, field];
      const reference = asObject(source)[field];
      return named(
        field === 'configMap' ? 'ConfigMap' : 'Secret',
        reference,
        'name',
        place,
        itemKeys(reference, place),
      );
    }),
  );
  return [...files, ...projected];
}

function named(
  kind: DataReference['kind'],
  reference: unknown,
  field: 'name' | 'secretName',
  path: Path,
  keys: DataReference['keys'],
): DataReference[] {
  if (!isPlainObject(reference)) return [];
  const name = asText(reference[field]);
  return name === undefined
    ? []
    : [{ kind, name, path: [...path, field], optional: reference.optional === true, keys }];
}

function itemKeys(source: unknown, path: Path): { key: string; path: Path }[] {
  return objectsIn(asObject(source).items).flatMap(([item, index]) => {
    const key = asText(item.key);
    return key === undefined ? [] : [{ key, path: [...path, 'items', index, 'key'] }];
  });
}

/** Without `items` each key is a file, so a mount of one file (`subPath`) names a key. */
function subPathKeys(source: unknown, volume: string, { containers }: Pod): { key: string; path: Path }[] {
  if (!isPlainObject(source) || source.items !== undefined) return [];
  return containers.flatMap(({ mounts }) =>
    mounts
      .filter((mount) => mount.name === volume)
      .flatMap(({ object, path }: { object: PlainObject; path: Path }) => {
        const key = asText(object.subPath);
        return key === undefined ? [] : [{ key, path: [...path, 'subPath'] }];
      }),
  );
}
