import { objectsIn } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const unusedVolume: ObjectRule = {
  id: 'references/unused-volume',
  severity: 'warning',
  scope: 'object',
  summary: 'every volume of a pod is mounted by one of its containers',
  check({ pod }, report) {
    if (!pod) return;
    const used = new Set(
      pod.containers.flatMap(({ mounts, object }) => [
        ...mounts.map(({ name }) => name),
        ...objectsIn(object.volumeDevices).map(([device]) => device.name),
      ]),
    );
    for (const { name, path } of pod.volumes) {
      if (name !== '' && !used.has(name)) {
        report(path, `no container mounts the volume "${name}"`, { fix: 'mount it or remove it' });
      }
    }
  },
};
