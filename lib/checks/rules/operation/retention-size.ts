import { posix } from 'node:path';
import { asText, at } from '../../../support/plain.ts';
import { mainOf, reportIn } from '../../configuration/configurations.ts';
import { type Program, programsIn } from '../../configuration/programs.ts';
import type { Inventory } from '../../inventory.ts';
import { quantity } from '../../quantity.ts';
import type { InventoryRule } from '../../rule.ts';

export const retentionSize: InventoryRule = {
  id: 'operation/retention-size',
  severity: 'error',
  scope: 'inventory',
  summary: 'Prometheus deletes old data before its volume is full',
  check(inventory, report) {
    for (const program of programsIn(inventory)) {
      if (program.name !== 'prometheus') continue;
      const volume = volumeSize(program, inventory);
      const flag = program.flags.get('storage.tsdb.retention.size');
      const main = mainOf(inventory, program);
      const path = ['storage', 'tsdb', 'retention', 'size'];
      const written = flag?.value ?? asText(at(main?.parsed.value, ...path));
      const size = written === undefined ? undefined : bytesOf(written);
      if (volume === undefined || size === undefined || size <= volume) continue;
      const message = `Prometheus keeps up to ${written}, and its volume has ${Math.round(volume / 2 ** 30)}Gi`;
      const options = { fix: 'keep less than nine tenths of the volume: the WAL comes on top' };
      if (flag) report(program.pod.entry, flag.path, message, options);
      else if (main) reportIn(report, main, path, message, options);
    }
  },
};

/** Bytes of the claim that holds the database. */
function volumeSize({ pod, container, flags }: Program, inventory: Inventory): number | undefined {
  const data = flags.get('storage.tsdb.path')?.value ?? '/prometheus';
  const mount = container.mounts.find(({ object }) => {
    const below = posix.relative(asText(object.mountPath) ?? '/', data);
    return !below.startsWith('..');
  });
  const volume = pod.volumes.find(({ name }) => name === mount?.name);
  const claimName = asText(at(volume?.object, 'persistentVolumeClaim', 'claimName'));
  const claim = volume?.fromTemplate
    ? volume.object
    : inventory.find('/PersistentVolumeClaim', pod.namespace, claimName ?? '')?.object;
  return quantity(at(claim, 'spec', 'resources', 'requests', 'storage'));
}

/** Prometheus counts in powers of two, whatever the unit is called: `8GB` is 8 GiB. */
function bytesOf(size: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([KMGTPE]?)i?B$/.exec(size) ?? [];
  return digits === '' ? undefined : Number(digits) * 2 ** (10 * ' KMGTPE'.indexOf(unit || ' '));
}
