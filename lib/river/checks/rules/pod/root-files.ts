import { mountedAt } from '../../../pod/mounts.ts';
import type { PodRule } from '../../../pod/rule.ts';
import type { User } from '../../../pod/workload.ts';
import { usedPaths } from './paths.ts';

export const rootFiles: PodRule = {
  id: 'river/root-files',
  severity: 'error',
  summary: 'files of the node that only root may read are read by root',
  check({ model, workload }, report) {
    const { user, mounts } = workload.container;
    if (user.root || user.readsAll) return;
    for (const { path, at, argument } of usedPaths(model)) {
      const onHost = mountedAt(mounts, path)?.onHost;
      const kind = kinds.find(({ files }) => onHost !== undefined && files.test(onHost));
      if (kind === undefined || kind.mayRead(user)) continue;
      report(
        at,
        `${argument} is ${path}: on the node ${kind.what} can be read by root only, and the container runs as another user`,
        { fix: 'set runAsUser: 0 in the securityContext of the container, without any capability' },
      );
    }
  },
};

/** What belongs to root on nodes. */
const kinds: readonly {
  readonly files: RegExp;
  readonly what: string;
  readonly mayRead: (user: User) => boolean;
}[] = [
  {
    files: /^\/var\/(log\/(pods|containers)|lib\/docker\/containers)(\/|$)/,
    what: 'what containers have logged',
    // The files are of the group root, which may read them.
    mayRead: ({ groups }) => groups.includes(0),
  },
  {
    files: /^(\/var|\/run)\/log\/journal(\/|$)/,
    what: 'the journal',
    // A group of the node's own may read it; which one differs.
    mayRead: ({ groups }) => groups.length > 0,
  },
  { files: /\/agent\/[^/]*\.(crt|key)$/, what: 'a certificate of k3s', mayRead: () => false },
];
