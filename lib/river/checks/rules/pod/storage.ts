import { storingComponents } from '../../../catalogue/index.ts';
import { mountedAt } from '../../../pod/mounts.ts';
import type { PodRule } from '../../../pod/rule.ts';
import { listed } from '../../describe.ts';

export const storage: PodRule = {
  id: 'river/storage',
  severity: 'error',
  summary:
    'what components keep on disk can be written, and outlives the pod where it says how far logs were read',
  check({ model, workload, flags }, report) {
    const { container } = workload;
    const { place } = container.commandLine;
    const found = flags.storage.startsWith('/') ? mountedAt(container.mounts, flags.storage) : undefined;
    const volume = found?.mount.volume;
    if (found ? found.mount.readOnly || volume?.kind === 'files' : container.readOnlyRoot) {
      report(place, `nothing can be written to --storage.path=${flags.storage}, so Alloy does not start`, {
        fix: 'mount a volume there',
      });
      return;
    }
    if (volume?.kind === 'host' && !container.user.root) {
      report(
        place,
        `--storage.path=${flags.storage} is a folder of the node that belongs to root, and the container runs as another user`,
        { fix: 'set runAsUser: 0 in the securityContext of the container, or use a PersistentVolumeClaim' },
      );
    }
    const readers = model.components
      .map(({ name }) => name)
      .filter((name) => name.startsWith('loki.source.') && storingComponents.includes(name));
    if (readers.length === 0 || ['host', 'persistent', 'unknown'].includes(volume?.kind ?? '')) return;
    const names = listed([...new Set(readers)], 'and');
    report(
      place,
      `--storage.path=${flags.storage} goes with the pod, and so does how far ${names} have read: every restart sends logs again`,
      { fix: 'mount a folder of the node (hostPath) or a PersistentVolumeClaim there', severity: 'warning' },
    );
  },
};
