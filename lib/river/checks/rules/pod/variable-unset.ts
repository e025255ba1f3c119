import { didYouMean } from '../../../../support/suggest.ts';
import type { PodRule } from '../../../pod/rule.ts';
import { variablesRead } from './reads.ts';

export const variableUnset: PodRule = {
  id: 'river/variable-unset',
  severity: 'error',
  summary: 'every environment variable that a file reads is set in its container',
  check({ model, workload }, report) {
    const { variables, place } = workload.container;
    if (variables.open) return;
    const read = variablesRead(model);
    const unread = variables.all
      .map(({ name }) => name)
      .filter((name) => !read.some(({ variable }) => variable === name));
    for (const { variable, call, hasFallback } of read) {
      if (hasFallback || variables.has(variable)) continue;
      const meant = didYouMean(variable, unread);
      const { kind, metadata } = place.object;
      report(call, `${variable} is not set in ${kind} ${metadata.name}, so this is an empty text`, {
        fix: meant === undefined ? 'set it in the env of the container' : `did you mean "${meant}"?`,
      });
    }
  },
};
