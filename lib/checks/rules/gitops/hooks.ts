import { asTextMap } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const hooks: ObjectRule = {
  id: 'gitops/hooks',
  severity: 'error',
  scope: 'object',
  summary: 'no object is a hook',
  check({ object }, report) {
    for (const key of Object.keys(asTextMap(object.metadata.annotations))) {
      if (key !== 'helm.sh/hook' && key !== 'argocd.argoproj.io/hook') continue;
      report(
        ['metadata', 'annotations', key],
        'Argo CD runs this beside the other objects, and deletes it; Flux applies it like any other',
        { fix: 'leave the object out, or remove the annotation if it is to stay' },
      );
    }
  },
};
