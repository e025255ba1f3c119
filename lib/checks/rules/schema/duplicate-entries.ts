import type { ObjectRule } from '../../rule.ts';
import { schemaProblems } from '../../schemas/validator.ts';

export const duplicateEntries: ObjectRule = {
  id: 'schema/duplicate-entries',
  severity: 'error',
  scope: 'object',
  summary: 'no list that is keyed by name, port or path has two entries of one key',
  check({ object }, report, { schemas }) {
    for (const { about, path, message, fix } of schemaProblems(object, schemas)) {
      if (about === 'duplicate') report(path, message, { ...(fix && { fix }) });
    }
  },
};
