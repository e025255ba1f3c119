import { asText, at, objectsIn } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import type { InventoryRule } from '../../rule.ts';

export const storageClass: InventoryRule = {
  id: 'references/storage-class',
  severity: 'error',
  scope: 'inventory',
  summary: 'every StorageClass that a claim names is one that the cluster has',
  check(inventory, report) {
    const own = inventory.all('storage.k8s.io/StorageClass').map(({ name }) => name);
    const { storageClasses } = inventory.context;
    // Distributions bring classes of their own: without a list of them, nothing can be said.
    if (!storageClasses && own.length === 0) return;
    const known = [...own, ...(storageClasses ?? [])];
    for (const entry of inventory.entries) {
      for (const [path, name] of classesOf(entry)) {
        if (known.includes(name)) continue;
        report(entry, path, `there is no StorageClass "${name}"`, { fix: suggestion(name, known) });
      }
    }
  },
};

function classesOf({ object, groupKind, pod }: Entry): [Path, string][] {
  const claims: [Path, unknown][] = [
    ...(groupKind === '/PersistentVolumeClaim' ? [[['spec'], object.spec] as [Path, unknown]] : []),
    ...objectsIn(at(object.spec, 'volumeClaimTemplates')).map(([template, index]): [Path, unknown] => [
      ['spec', 'volumeClaimTemplates', index, 'spec'],
      template.spec,
    ]),
    ...(pod?.volumes ?? []).map(({ object: volume, path }): [Path, unknown] => [
      [...path, 'ephemeral', 'volumeClaimTemplate', 'spec'],
      at(volume, 'ephemeral', 'volumeClaimTemplate', 'spec'),
    ]),
  ];
  return claims.flatMap(([path, spec]): [Path, string][] => {
    const name = asText(at(spec, 'storageClassName'));
    return name === undefined ? [] : [[[...path, 'storageClassName'], name]];
  });
}
