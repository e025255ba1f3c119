import { asObject, at, isPlainObject, type PlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import { canonicalQuantity } from '../../quantity.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const rewritten: ObjectRule = {
  id: 'gitops/rewritten',
  severity: 'warning',
  scope: 'object',
  summary: 'every value is written as the API server gives it back',
  check(entry, report) {
    const { object, groupKind } = entry;
    if (groupKind === 'apiextensions.k8s.io/CustomResourceDefinition') return;
    eachNull(object, [], report);
    for (const field of ['labels', 'annotations']) {
      const value = at(object, 'metadata', field);
      if (isPlainObject(value) && Object.keys(value).length === 0) drop(['metadata', field], report);
    }
    if (groupKind === '/Service' && at(object, 'spec', 'clusterIP') === '')
      drop(['spec', 'clusterIP'], report);
    if (groupKind === '/Secret' && object.stringData !== undefined)
      report(['stringData'], 'the API server gives this back as data, in base64', { fix: 'write data' });
    for (const path of unsetIn(entry)) drop(path, report);
    for (const [path, value] of quantitiesOf(entry)) {
      const canonical = canonicalQuantity(value);
      if (canonical === undefined || canonical === value) continue;
      report(path, `the API server gives ${JSON.stringify(value)} back as "${canonical}"`, {
        fix: `write ${/^\d+$/.test(canonical) ? `"${canonical}"` : canonical}`,
      });
    }
  },
};

const drop = (path: Path, report: Report) =>
  report(path, 'the API server drops this', { fix: 'leave it out' });

function eachNull(value: unknown, path: Path, report: Report): void {
  if (value === null) drop(path, report);
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) eachNull(item, [...path, index], report);
  else if (isPlainObject(value))
    for (const [key, member] of Object.entries(value)) {
      if (member === null || typeof member === 'object') eachNull(member, [...path, key], report);
    }
}

/** Fields of pods that are given the value that they have when they are not there. */
function unsetIn({ pod }: Entry): readonly Path[] {
  if (!pod) return [];
  const places: (readonly [PlainObject, Path, Readonly<Record<string, unknown>>])[] = [
    [pod.spec, pod.specPath, { hostNetwork: false, hostPID: false, hostIPC: false }],
  ];
  for (const { object, path, mounts } of pod.containers) {
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'])
      places.push([asObject(object[probe]), [...path, probe], { initialDelaySeconds: 0 }]);
    for (const mount of mounts) places.push([mount.object, mount.path, { readOnly: false, subPath: '' }]);
  }
  return places.flatMap(([object, path, unset]) =>
    Object.entries(unset).flatMap(([field, value]) => (object[field] === value ? [[...path, field]] : [])),
  );
}

/** Resources of containers, sizes of volumes and of claims. */
function quantitiesOf({ object, groupKind, pod }: Entry): (readonly [Path, unknown])[] {
  const members = (path: Path) =>
    Object.entries(asObject(at(object, ...path))).map(([key, value]) => [[...path, key], value] as const);
  const claims: readonly Path[] = groupKind === '/PersistentVolumeClaim' ? [['spec']] : [];
  const templates = (pod?.volumes ?? []).flatMap(({ path, fromTemplate }) =>
    fromTemplate ? [[...path, 'spec']] : [],
  );
  return [
    ...(pod?.containers ?? []).flatMap(({ path }) =>
      ['requests', 'limits'].flatMap((kind) => members([...path, 'resources', kind])),
    ),
    ...(pod?.volumes ?? []).flatMap(({ object: volume, path }) => {
      const size = at(volume, 'emptyDir', 'sizeLimit');
      return size === undefined ? [] : [[[...path, 'emptyDir', 'sizeLimit'], size] as const];
    }),
    ...[...claims, ...templates].flatMap((path) => members([...path, 'resources', 'requests'])),
  ];
}
