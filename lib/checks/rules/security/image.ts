import { asText } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const image: ObjectRule = {
  id: 'security/image',
  severity: 'error',
  scope: 'object',
  summary: 'every image is named with its registry, and by a version or digest that stays what it is',
  check({ pod }, report) {
    for (const { object, path, name } of pod?.containers ?? []) {
      const text = asText(object.image);
      if (text === undefined) continue;
      const place = [...path, 'image'];
      const [reference = '', digest] = text.split('@');
      const tag = /:([\w][\w.-]*)$/.exec(reference.slice(reference.lastIndexOf('/')))?.[1];
      if (digest === undefined && tag === undefined) {
        report(place, `the image of ${name} has no version: that is whatever is the latest`, {
          fix: `write ${text}:VERSION`,
        });
      } else if (digest === undefined && floating.test(tag ?? '')) {
        report(place, `the image of ${name} is "${tag}", which is another one tomorrow`, {
          fix: 'write the version that is meant',
        });
      }
      const [registry = ''] = reference.split('/');
      if (!reference.includes('/') || !/[.:]|^localhost$/.test(registry)) {
        report(place, `"${text}" does not say which registry it comes from`, {
          severity: 'warning',
          fix: `write docker.io/${reference.includes('/') ? text : `library/${text}`}`,
        });
      }
    }
  },
};

/** Tags that are moved from one image to the next. */
const floating = /^(?:latest|main|master|edge|nightly|dev|develop|stable|canary|head)$/i;
