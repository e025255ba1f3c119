import type { Component } from '../../../model/index.ts';
import type { Grant } from '../../../pod/grants.ts';
import type { PodReport, PodRule } from '../../../pod/rule.ts';
import type { AlloyWorkload } from '../../../pod/workload.ts';
import { listed, nameOf } from '../../describe.ts';
import { type Need, namespacesOf, needsOf } from './needs.ts';

export const permissionMissing: PodRule = {
  id: 'river/permission-missing',
  severity: 'error',
  summary: 'the ServiceAccount is granted what the components ask of the Kubernetes API',
  check({ model, workload }, report) {
    const { grants, mounted, place, name } = workload.serviceAccount;
    const needs = needsOf(model).filter(({ onlyWhen }) => onlyWhen === undefined);
    const [first] = needs;
    if (first && !mounted) {
      report(
        place,
        `the token of ServiceAccount ${name} is not mounted, and ${nameOf(first.component)} needs it`,
        { fix: 'write automountServiceAccountToken: true in the pod' },
      );
    }
    if (grants.open) return;
    for (const component of new Set(needs.map((need) => need.component))) {
      const missing = needs.filter((need) => need.component === component && !isGranted(need, workload));
      if (missing.length > 0) reportMissing(component, missing, workload, report);
    }
  },
};

function reportMissing(
  component: Component,
  missing: readonly Need[],
  workload: AlloyWorkload,
  report: PodReport,
): void {
  const { serviceAccount, namespace } = workload;
  const what = missing.map(
    (need) => `${listed(need.verbs, 'and')} ${resourceName(need)}${where(need, namespace)}`,
  );
  const rules = missing.map(
    ({ apiGroup, resource, verbs }) =>
      `{ apiGroups: ["${apiGroup}"], resources: ["${resource}"], verbs: [${verbs.join(', ')}] }`,
  );
  report(
    component.body.node,
    `${nameOf(component)} needs to ${listed(what, 'and')}, and ServiceAccount ${namespace}/${serviceAccount.name} may not`,
    { fix: `add to its role: ${rules.join(', ')}` },
  );
}

/** `pods`, `apps/replicasets` */
const resourceName = ({ apiGroup, resource }: Need) =>
  apiGroup === '' ? resource : `${apiGroup}/${resource}`;

function where(need: Need, own: string): string {
  const namespaces = namespacesOf(need, own);
  if (namespaces) return ` in ${listed(namespaces, 'and')}`;
  return need.scope === 'cluster' ? ' in the whole cluster' : '';
}

function isGranted(need: Need, { namespace, serviceAccount }: AlloyWorkload): boolean {
  const namespaces = namespacesOf(need, namespace);
  return need.verbs.every((verb) => {
    const fitting = serviceAccount.grants.all.filter((grant) => covers(grant, need, verb));
    if (fitting.some((grant) => grant.namespace === undefined)) return true;
    if (need.scope === 'unknown') return fitting.length > 0;
    return namespaces?.every((one) => fitting.some((grant) => grant.namespace === one)) ?? false;
  });
}

/** A rule that names objects allows to read them, but not to list or watch them as informers do. */
function covers({ apiGroups, resources, verbs, names }: Grant, need: Need, verb: string): boolean {
  const has = (list: readonly string[], wanted: string) => list.includes(wanted) || list.includes('*');
  const [, subresource] = need.resource.split('/');
  const resource =
    has(resources, need.resource) || (subresource !== undefined && resources.includes(`*/${subresource}`));
  return (
    has(apiGroups, need.apiGroup) && resource && has(verbs, verb) && (names.length === 0 || verb === 'get')
  );
}
