import type { ObjectRule } from '../../rule.ts';
import { schemaProblems } from '../../schemas/validator.ts';

export const fields: ObjectRule = {
  id: 'schema/fields',
  severity: 'error',
  scope: 'object',
  summary: 'every field is one that the API knows, with a value that it takes',
  check({ object }, report, { schemas }) {
    for (const { about, path, message, fix } of schemaProblems(object, schemas)) {
      if (about === 'field') report(path, message, { ...(fix && { fix }) });
    }
  },
};
