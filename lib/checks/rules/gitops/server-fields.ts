import { asObject, at, isPlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule } from '../../rule.ts';

export const serverFields: ObjectRule = {
  id: 'gitops/server-fields',
  severity: 'error',
  scope: 'object',
  summary: 'no object says what only the API server knows',
  check({ object }, report) {
    const tell = (path: Path) =>
      report(path, 'the API server writes this itself: it was copied from a cluster', { fix: 'remove it' });
    for (const field of written)
      if (asObject(object.metadata)[field] !== undefined) tell(['metadata', field]);
    if (at(object, 'metadata', 'annotations', lastApplied) !== undefined)
      tell(['metadata', 'annotations', lastApplied]);
    if (isPlainObject(object.status)) tell(['status']);
  },
};

const written = [
  'creationTimestamp',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
