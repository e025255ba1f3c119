import { suggestion } from '../../../../support/suggest.ts';
import { type MountedPath, mountedAt } from '../../../pod/mounts.ts';
import type { PodRule } from '../../../pod/rule.ts';
import type { AlloyWorkload } from '../../../pod/workload.ts';
import { type UsedPath, usedPaths } from './paths.ts';

export const pathMounted: PodRule = {
  id: 'river/path-mounted',
  severity: 'error',
  summary:
    'every file and folder that the files name is there in the container, and can be written where it is',
  check({ model, workload }, report) {
    for (const used of usedPaths(model)) {
      // What the exporter of the node measures is a rule of its own.
      if (used.component === 'prometheus.exporter.unix') continue;
      const found = mountedAt(workload.container.mounts, used.path);
      const [problem, fix] = (found ? inMount(used, found) : inImage(used, workload)) ?? [];
      if (problem === undefined) continue;
      report(used.at, `${used.argument} is ${used.path}, ${problem}`, fix === undefined ? {} : { fix });
    }
  },
};

type Problem = readonly [problem: string, fix: string];

function inMount({ use }: UsedPath, { mount, below }: MountedPath): Problem | undefined {
  const { volume, readOnly, path } = mount;
  if (use.access === 'write' && (readOnly || volume.kind === 'files')) {
    return [`where nothing can be written: ${path} is mounted read-only`, 'write below another mount'];
  }
  if (volume.kind !== 'files' || volume.files === undefined || use.what !== 'file') return undefined;
  const names = volume.files.map((file) => file.path);
  return names.includes(below)
    ? undefined
    : [`which is not in what is mounted at ${path}`, suggestion(below, names)];
}

const tokens = /^(\/var)?\/run\/secrets\/kubernetes\.io\/serviceaccount\/(token|ca\.crt|namespace)$/;

/** Folders that every container has, or the image of Alloy. */
const ofImage =
  /^\/(proc|sys|dev|tmp|usr|bin|lib|lib64|etc\/(ssl|pki|hosts|hostname|resolv\.conf|passwd|group|os-release))(\/|$)/;

function inImage({ path, use }: UsedPath, { container, serviceAccount }: AlloyWorkload): Problem | undefined {
  if (tokens.test(path)) {
    if (serviceAccount.mounted) return undefined;
    return [
      'and the token of the ServiceAccount is not mounted',
      'write automountServiceAccountToken: true in the pod',
    ];
  }
  if (use.access === 'write') {
    if (!container.readOnlyRoot) return undefined;
    return ['and the file system of the container is read-only', 'mount a volume there'];
  }
  if (ofImage.test(path)) return undefined;
  return ['which is not mounted', `mount it into container ${container.name}`];
}
