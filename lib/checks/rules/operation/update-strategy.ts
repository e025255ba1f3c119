import { asNumber, asObject, at } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const updateStrategy: ObjectRule = {
  id: 'operation/update-strategy',
  severity: 'warning',
  scope: 'object',
  summary: 'a change reaches every pod by itself, and not all of them at once',
  check({ groupKind, object }, report) {
    const field = groupKind === 'apps/Deployment' ? 'strategy' : 'updateStrategy';
    if (!['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'].includes(groupKind)) return;
    const path = ['spec', field];
    const { type, rollingUpdate } = asObject(at(object.spec, field));
    const { partition, maxUnavailable } = asObject(rollingUpdate);
    if (type === 'OnDelete') {
      report([...path, 'type'], 'a change reaches a pod only when somebody deletes it', {
        fix: 'write type: RollingUpdate',
      });
    }
    if ((asNumber(partition) ?? 0) > 0) {
      report([...path, 'rollingUpdate', 'partition'], `a change does not reach the first ${partition} pods`, {
        fix: 'remove partition when the trial is over',
      });
    }
    if (maxUnavailable === '100%') {
      report([...path, 'rollingUpdate', 'maxUnavailable'], 'all pods are replaced at once', {
        fix: 'write maxUnavailable: 1, or a share',
      });
    }
  },
};
