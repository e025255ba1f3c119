import { isPlainObject } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const emptyDir: ObjectRule = {
  id: 'operation/empty-dir',
  severity: 'warning',
  scope: 'object',
  summary: 'every emptyDir has an end',
  check({ pod }, report) {
    for (const { name, object, path } of pod?.volumes ?? []) {
      if (!isPlainObject(object.emptyDir) || object.emptyDir.sizeLimit !== undefined) continue;
      const what = object.emptyDir.medium === 'Memory' ? 'memory' : 'disk';
      report([...path, 'emptyDir'], `the volume ${name} may fill the ${what} of its node`, {
        fix: 'write sizeLimit: with what it needs',
      });
    }
  },
};
