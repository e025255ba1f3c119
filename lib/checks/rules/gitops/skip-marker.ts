import type { ObjectRule } from '../../rule.ts';
import { eachText } from '../../texts.ts';

/** Argo CD does not read a file that has this anywhere in it. */
const marker = '+argocd:skip-file-rendering';

export const skipMarker: ObjectRule = {
  id: 'gitops/skip-marker',
  severity: 'error',
  scope: 'object',
  summary: 'no text holds what has Argo CD pass over the whole file',
  check({ object }, report) {
    eachText(object, (text, path) => {
      if (text.includes(marker))
        report([...path], `Argo CD passes over a file in which "${marker}" stands, wherever`, {
          fix: 'write it in another way',
        });
    });
  },
};
