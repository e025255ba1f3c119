import { asList, asObject, asText, at, objectsIn } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { isDnsLabel } from '../../names.ts';
import type { Container, Pod } from '../../pods.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const volumes: ObjectRule = {
  id: 'schema/volumes',
  severity: 'error',
  scope: 'object',
  summary: 'every volume has one source, and every mount is of a volume that the pod has',
  check({ pod }, report) {
    if (!pod) return;
    for (const { name, object, path, fromTemplate } of pod.volumes) {
      if (fromTemplate) continue;
      if (name !== '' && !isDnsLabel(name)) {
        report([...path, 'name'], `"${name}" is no name for a volume`, {
          fix: 'use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends',
        });
      }
      const sources = Object.keys(object).filter((key) => key !== 'name' && object[key] !== null);
      if (sources.length > 1) {
        report(path, `the volume "${name}" has ${sources.length} sources: ${sources.join(', ')}`, {
          fix: 'keep one of them',
        });
      }
      checkItems(object, path, report);
    }
    for (const container of pod.containers) checkMounts(container, pod, report);
  },
};

function checkMounts({ mounts, object, path }: Container, pod: Pod, report: Report): void {
  const declared = new Set(pod.volumes.map(({ name }) => name));
  for (const { name, object: mount, path: place } of mounts) {
    if (name !== '' && !declared.has(name)) report([...place, 'name'], ...undeclared(name, declared));
    for (const field of ['subPath', 'subPathExpr'] as const) {
      const sub = asText(mount[field]);
      if (sub !== undefined && !isInside(sub)) {
        report([...place, field], `"${sub}" leads outside the volume`, {
          fix: 'write a path below the volume, without ".."',
        });
      }
    }
    if (asText(mount.subPath) !== undefined && asText(mount.subPathExpr) !== undefined) {
      report(place, 'both subPath and subPathExpr are given', { fix: 'keep one of the two' });
    }
  }
  for (const [{ name }, index] of objectsIn(object.volumeDevices)) {
    const text = asText(name);
    if (text !== undefined && !declared.has(text)) {
      report([...path, 'volumeDevices', index, 'name'], ...undeclared(text, declared));
    }
  }
}

function undeclared(name: string, declared: ReadonlySet<string>): [string, { fix: string }] {
  const known = [...declared].join(', ');
  return [
    `the pod has no volume "${name}"`,
    { fix: `add it to spec.volumes${known && `, or mount one of: ${known}`}` },
  ];
}

/** Files that a ConfigMap, Secret or projected volume puts under a name of their own. */
function checkItems(volume: Readonly<Record<string, unknown>>, path: Path, report: Report): void {
  const projected = asList(at(volume, 'projected', 'sources')).flatMap((source, index) =>
    (['configMap', 'secret'] as const).map((kind) => ({
      items: at(source, kind, 'items'),
      place: [...path, 'projected', 'sources', index, kind, 'items'],
    })),
  );
  const own = (['configMap', 'secret'] as const).map((kind) => ({
    items: asObject(volume[kind]).items,
    place: [...path, kind, 'items'],
  }));
  for (const { items, place } of [...own, ...projected]) {
    for (const [item, index] of objectsIn(items)) {
      const file = asText(item.path);
      if (file !== undefined && !isInside(file)) {
        report([...place, index, 'path'], `"${file}" leads outside the volume`, {
          fix: 'write a path below the volume, without ".."',
        });
      }
    }
  }
}

const isInside = (path: string) => !path.startsWith('/') && !path.split('/').includes('..');
