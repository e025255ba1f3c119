import type { ObjectRule } from '../../rule.ts';

/** How many minors ahead a removal is told. */
const horizon = 3;

export const apiVersion: ObjectRule = {
  id: 'schema/api-version',
  severity: 'error',
  scope: 'object',
  summary: "every apiVersion is served by the cluster's Kubernetes and by the next three minors",
  check({ object, kind }, report, { schemas, kubernetes }) {
    const { removed, deprecated, replacement } = schemas.lifecycle(object.apiVersion, kind);
    const now = minorNumber(kubernetes);
    const fix = replacement && {
      fix: `write apiVersion: ${replacement.slice(0, replacement.lastIndexOf('/')).replace(/^\//, '')}`,
    };
    const what = `${object.apiVersion} ${kind}`;
    if (removed !== undefined && minorNumber(removed) <= now) {
      report(['apiVersion'], `${what} was removed in Kubernetes ${removed}`, { ...fix });
    } else if (removed !== undefined && minorNumber(removed) <= now + horizon) {
      report(['apiVersion'], `${what} will be removed in Kubernetes ${removed}`, {
        ...fix,
        severity: 'warning',
      });
    } else if (deprecated !== undefined && minorNumber(deprecated) <= now) {
      const since = deprecated && ` since Kubernetes ${deprecated}`;
      report(['apiVersion'], `${what} is deprecated${since}`, { ...fix, severity: 'warning' });
    }
  },
};

/** `1.35` → 35; '' comes before all. */
const minorNumber = (minor: string) => Number(minor.split('.')[1] ?? 0);
