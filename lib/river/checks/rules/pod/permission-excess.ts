import { at } from '../../../../support/plain.ts';
import type { Grant } from '../../../pod/grants.ts';
import { namespaceOf } from '../../../pod/objects.ts';
import type { AlloyRun, PodContext, PodReport, PodRule } from '../../../pod/rule.ts';
import type { AlloyWorkload } from '../../../pod/workload.ts';
import { listed } from '../../describe.ts';
import type { ReportOptions } from '../../rule.ts';
import { type Need, namespacesOf, needsOf } from './needs.ts';

export const permissionExcess: PodRule = {
  id: 'river/permission-excess',
  severity: 'warning',
  summary: 'roles of the ServiceAccount grant no more than the components ask for',
  check(run, report, context) {
    const { workload } = run;
    const users = context.runs.filter((other) => isSameAccount(other.workload, workload));
    if (users[0] !== run || !users.every(isKnown) || isUsedByOthers(workload, context)) return;
    const needs = users.flatMap(({ model }) => needsOf(model));
    for (const grant of workload.serviceAccount.grants.all.filter(({ exclusive }) => exclusive)) {
      checkGrant(grant, needs, workload.namespace, report);
    }
  },
};

const isSameAccount = (one: AlloyWorkload, other: AlloyWorkload) =>
  one.namespace === other.namespace && one.serviceAccount.name === other.serviceAccount.name;

/** Whether everything is known that may ask: what is imported may need anything, and so may other containers. */
function isKnown({ model, workload }: AlloyRun): boolean {
  const isImported = model.units.some(({ name }) => name.startsWith('import.') || name === 'remotecfg');
  return !isImported && workload.sidecars.every(({ image }) => image.includes('config-reloader'));
}

/** Whether pods that do not run Alloy have the same ServiceAccount. */
function isUsedByOthers(
  { namespace, serviceAccount }: AlloyWorkload,
  { runs, objects }: PodContext,
): boolean {
  return objects.all.some((object) => {
    const name = at(object, 'spec', 'template', 'spec', 'serviceAccountName');
    const isAlloy = runs.some(({ workload }) => workload.object === object);
    return name === serviceAccount.name && namespaceOf(object) === namespace && !isAlloy;
  });
}

function checkGrant(grant: Grant, needs: readonly Need[], own: string, report: PodReport): void {
  const { object, path } = grant.place;
  const idle: string[] = [];
  for (const [index, resource] of grant.resources.entries()) {
    const needed = neededOf(grant, resource, needs, own);
    if (needed.length === 0) idle.push(resource);
    else {
      const [message, options] =
        tooManyVerbs(grant, resource, needed) ?? tooWide(grant, resource, needed, own) ?? [];
      if (message) report({ object, path: [...path, 'resources', index] }, message, options);
    }
  }
  if (idle.length > 0) {
    report({ object, path: [...path, 'resources'] }, `no component asks for ${listed(idle, 'and')}`, {
      fix: idle.length === grant.resources.length ? 'remove the rule' : 'remove it from the rule',
      severity: idle.some((resource) => isDangerous(resource, grant.verbs)) ? 'error' : 'warning',
    });
  }
}

/** What is needed of a resource. Rules often name several groups, of which each resource is in one. */
function neededOf(
  { apiGroups, namespace }: Grant,
  resource: string,
  needs: readonly Need[],
  own: string,
): readonly Need[] {
  const isThere = (need: Need) =>
    namespace === undefined ||
    need.scope === 'unknown' ||
    // What is needed in some cases, wherever they occur, may well be granted where they are allowed to.
    (need.scope === 'cluster' && need.onlyWhen !== undefined) ||
    (namespacesOf(need, own) ?? []).includes(namespace);
  return needs.filter(
    (need) => need.resource === resource && apiGroups.includes(need.apiGroup) && isThere(need),
  );
}

type Problem = readonly [message: string, options: ReportOptions];

function tooManyVerbs({ verbs }: Grant, resource: string, needed: readonly Need[]): Problem | undefined {
  const wanted = new Set<string>(needed.flatMap((need) => need.verbs));
  // Whoever may list objects may as well read one.
  if (wanted.has('list')) wanted.add('get');
  const more = verbs.filter((verb) => !wanted.has(verb));
  if (more.length === 0) return undefined;
  const kept = verbs.filter((verb) => wanted.has(verb));
  const severity = isDangerous(resource, more) ? 'error' : 'warning';
  return [
    `no component needs to ${listed(more, 'and')} ${resource}`,
    { fix: `leave verbs: [${kept.join(', ')}]`, severity },
  ];
}

function tooWide(
  { namespace }: Grant,
  resource: string,
  needed: readonly Need[],
  own: string,
): Problem | undefined {
  if (namespace !== undefined || needed.some((need) => namespacesOf(need, own) === undefined))
    return undefined;
  const namespaces = [...new Set(needed.flatMap((need) => namespacesOf(need, own) ?? []))];
  return [
    `${resource} are granted in the whole cluster, and asked for in ${listed(namespaces, 'and')} only`,
    { fix: 'grant them by a Role and a RoleBinding there' },
  ];
}

/** Whether a permission is worth having for somebody who takes over the pod. */
function isDangerous(resource: string, verbs: readonly string[]): boolean {
  const reads = ['get', 'list', 'watch'];
  return ['secrets', 'nodes/proxy', '*'].includes(resource) || verbs.some((verb) => !reads.includes(verb));
}
