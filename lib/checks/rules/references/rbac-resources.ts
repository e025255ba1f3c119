import { distance } from 'fastest-levenshtein';
import { asList, objectsIn } from '../../../support/plain.ts';
import { didYouMean, suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule, Report } from '../../rule.ts';
import type { SchemaStore } from '../../schemas/store.ts';

/** Verbs of requests for resources, those of special permissions, and those of requests for URLs. */
const verbs = [
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
  ...['use', 'bind', 'escalate', 'impersonate', 'approve', 'sign', 'attest'],
  ...['post', 'put', 'head', 'options'],
];

export const rbacResources: ObjectRule = {
  id: 'references/rbac-resources',
  severity: 'error',
  scope: 'object',
  summary: 'roles name verbs, API groups and resources that exist',
  check({ object, groupKind }, report, { schemas }) {
    if (!/^rbac\.authorization\.k8s\.io\/(Cluster)?Role$/.test(groupKind)) return;
    for (const [rule, index] of objectsIn(object.rules)) {
      const path = ['rules', index];
      for (const [at, verb] of asList(rule.verbs).entries()) {
        if (typeof verb === 'string') checkVerb(verb, [...path, 'verbs', at], report);
      }
      const groups = asList(rule.apiGroups).filter((group) => typeof group === 'string');
      for (const [at, group] of groups.entries())
        checkGroup(group, schemas, [...path, 'apiGroups', at], report);
      for (const [at, resource] of asList(rule.resources).entries()) {
        if (typeof resource === 'string')
          checkResource(resource, groups, schemas, [...path, 'resources', at], report);
      }
    }
  },
};

function checkVerb(verb: string, path: Path, report: Report): void {
  // Kubernetes and others have verbs of their own, all of them of several words: "request-serviceaccounts-token-audience".
  if (verb === '*' || verbs.includes(verb) || verb.includes('-') || verb.includes(':')) return;
  const meant = didYouMean(verb, verbs);
  report(path, `"${verb}" is no verb that the API server knows, so it allows nothing`, {
    ...(meant === undefined && { severity: 'warning' }),
    fix: meant === undefined ? `known: ${verbs.join(', ')}` : `did you mean "${meant}"?`,
  });
}

function checkGroup(group: string, schemas: SchemaStore, path: Path, report: Report): void {
  if (group === '*' || schemas.resourcesIn(group)) return;
  if (group === 'v1' || group.endsWith('/v1')) {
    report(path, `"${group}" is a version, and rules name groups`, {
      fix: `write "${group === 'v1' ? '' : group.slice(0, -3)}"`,
    });
    return;
  }
  const known = schemas.groups.filter((one) => one !== '');
  // A custom group may be known by its kinds alone.
  if (known.includes(group)) return;
  // Only Kubernetes' own groups have no dot. One of them has left, and many roles still name it.
  if (!group.includes('.') && group !== 'extensions') {
    const own = known.filter((one) => !one.includes('.'));
    report(path, `no API group is called "${group}"`, { fix: suggestion(group, own) });
    return;
  }
  const meant = didYouMean(group, known);
  // Groups of several vendors differ in one label: networking.k8s.io, networking.gke.io.
  if (meant !== undefined && distance(meant, group) <= 2)
    report(path, `no API group is called "${group}"`, { fix: `did you mean "${meant}"?` });
}

function checkResource(
  resource: string,
  groups: readonly string[],
  schemas: SchemaStore,
  path: Path,
  report: Report,
): void {
  const tables = groups.map((group) => schemas.resourcesIn(group));
  // A group that is not known may hold anything.
  if (resource === '*' || groups.includes('*') || tables.length === 0 || tables.includes(undefined)) return;
  const known = tables.flatMap((table) => table ?? []);
  const [plural = '', sub] = resource.split('/');
  if (known.includes(resource) || plural === '*' || plural === 'userextras') return;
  if (known.includes(plural) && (sub === undefined || sub === '*' || sub === 'finalizers')) return;
  const named = groups.map((group) => `"${group}"`).join(', ');
  const home = schemas.groups.find((group) => schemas.resourcesIn(group)?.includes(resource));
  const meant = didYouMean(resource, known);
  if (home === undefined && meant === undefined) {
    // Of the groups of others only some of the resources may be known.
    if (!groups.every(isBuiltIn)) return;
    report(path, `no resource of group ${named} is called "${resource}"`, {
      severity: 'warning',
      fix: 'write its plural in lower case, as `kubectl api-resources` prints it',
    });
    return;
  }
  report(path, `no resource of group ${named} is called "${resource}", so the rule allows nothing`, {
    fix: home === undefined ? `did you mean "${meant}"?` : `it is in group "${home}"`,
  });
}

const isBuiltIn = (group: string) => !group.includes('.') || group.endsWith('.k8s.io');
