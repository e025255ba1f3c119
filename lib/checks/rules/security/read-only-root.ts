import { at } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const readOnlyRoot: ObjectRule = {
  id: 'security/read-only-root',
  severity: 'warning',
  scope: 'object',
  summary: 'no container writes to the file system of its image',
  check({ pod }, report) {
    if (at(pod?.spec, 'os', 'name') === 'windows') return;
    for (const { object, path, name } of pod?.containers ?? []) {
      if (at(object, 'securityContext', 'readOnlyRootFilesystem') === true) continue;
      report([...path, 'securityContext'], `container ${name} may change the programs that it runs`, {
        fix: 'write readOnlyRootFilesystem: true, and mount an emptyDir where it has to write',
      });
    }
  },
};
