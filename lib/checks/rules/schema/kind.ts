import { apiGroup } from '../../../support/kubernetes.ts';
import { didYouMean } from '../../../support/suggest.ts';
import type { ObjectRule } from '../../rule.ts';
import type { SchemaStore } from '../../schemas/store.ts';

export const kind: ObjectRule = {
  id: 'schema/kind',
  severity: 'error',
  scope: 'object',
  summary: 'every apiVersion and kind that looks like a known one is a known one',
  check({ object, group, kind }, report, { schemas }) {
    const { apiVersion } = object;
    if (schemas.find(apiVersion, kind) || schemas.lifecycle(apiVersion, kind).removed) return;

    const versions = versionsOf(schemas, group, kind);
    if (versions.length > 0) {
      report(['apiVersion'], `${kind} has no version ${apiVersion}, as far as is known here`, {
        fix: `write ${versions.join(' or ')}`,
        // Of others' kinds the cluster may have an older or a newer definition.
        ...(!schemas.isBuiltIn(group) && { severity: 'warning' }),
      });
      return;
    }
    const inGroup = schemas.kindsIn(group).map(nameOf);
    const meant = didYouMean(kind, inGroup);
    if (meant !== undefined) {
      report(['kind'], `there is no kind ${kind} in ${apiVersion}`, { fix: `did you mean "${meant}"?` });
      return;
    }
    const elsewhere = schemas.groups.flatMap((other) => versionsOf(schemas, other, kind));
    const nearGroup = didYouMean(group, schemas.groups);
    // Only Kubernetes' own groups have no dot, and all of them are known.
    const isBuiltIn = !group.includes('.');
    if (elsewhere.length > 0 && (isBuiltIn || elsewhere.some((one) => apiGroup(one) === nearGroup))) {
      report(['apiVersion'], `there is no kind ${kind} in ${apiVersion}`, {
        fix: `write ${elsewhere.join(' or ')}`,
      });
    }
  },
};

/** The apiVersions in which a group has a kind. */
function versionsOf(schemas: SchemaStore, group: string, kind: string): string[] {
  return schemas
    .kindsIn(group)
    .filter((key) => nameOf(key) === kind)
    .map((key) => key.slice(group === '' ? 1 : 0, key.lastIndexOf('/')));
}

const nameOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);
