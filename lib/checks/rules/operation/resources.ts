import { at } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const resources: ObjectRule = {
  id: 'operation/resources',
  severity: 'warning',
  scope: 'object',
  summary: 'every container asks for the CPU and memory that it needs, and has a limit of memory',
  check({ pod }, report) {
    for (const { object, path, name } of pod?.containers ?? []) {
      const missing = wanted.filter(
        ([kind, resource]) =>
          at(object, 'resources', kind, resource) === undefined &&
          // A limit by itself is a request as well.
          (kind === 'limits' || at(object, 'resources', 'limits', resource) === undefined),
      );
      if (missing.length === 0) continue;
      const list = missing.map((keys) => keys.join('.')).join(', ');
      report([...path, 'resources'], `container ${name} has no ${list}`, {
        fix: 'write what it needs, so that it is put where that is, and its node survives it',
      });
    }
  },
};

/** No limit of CPU: it slows a program down while its node has nothing else to do. */
const wanted = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'memory'],
] as const;
