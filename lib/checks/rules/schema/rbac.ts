import { asList, asObject, asText, objectsIn, type PlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const rbac: ObjectRule = {
  id: 'schema/rbac',
  severity: 'error',
  scope: 'object',
  summary: 'rules of roles name verbs and what they are for, and bindings name complete subjects',
  check({ object, group, kind }, report) {
    if (group !== 'rbac.authorization.k8s.io') return;
    for (const [rule, index] of objectsIn(object.rules)) checkRule(rule, kind, ['rules', index], report);
    const { kind: referred, name, apiGroup } = asObject(object.roleRef);
    if (asText(apiGroup) !== undefined && apiGroup !== group) {
      report(['roleRef', 'apiGroup'], `a role is of no other group than ${group}`, { fix: `write ${group}` });
    }
    if (asText(referred) !== undefined && referred !== 'Role' && referred !== 'ClusterRole') {
      report(['roleRef', 'kind'], `"${referred}" is no kind of role`, { fix: 'write Role or ClusterRole' });
    }
    if (kind === 'ClusterRoleBinding' && referred === 'Role') {
      report(['roleRef', 'kind'], 'a ClusterRoleBinding cannot give a Role, which holds in one namespace', {
        fix: `make ${name} a ClusterRole, or this a RoleBinding`,
      });
    }
    for (const [subject, index] of objectsIn(object.subjects))
      checkSubject(subject, kind, ['subjects', index], report);
  },
};

function checkRule(rule: PlainObject, kind: string, path: Path, report: Report): void {
  const [verbs, groups, resources, urls] = [
    rule.verbs,
    rule.apiGroups,
    rule.resources,
    rule.nonResourceURLs,
  ].map(asList);
  if (verbs?.length === 0)
    report([...path, 'verbs'], 'the rule has no verb', { fix: 'write which: get, list, watch, …' });
  const hasUrls = urls !== undefined && urls.length > 0;
  if (hasUrls && kind === 'Role') {
    report([...path, 'nonResourceURLs'], 'a Role cannot allow URLs, which lie in no namespace', {
      fix: 'make it a ClusterRole',
    });
  }
  if (hasUrls && (groups?.length || resources?.length)) {
    report(path, 'a rule is for resources or for URLs, not both', { fix: 'make two rules of it' });
  }
  if (hasUrls) return;
  if (resources?.length === 0) report([...path, 'resources'], 'the rule has no resource');
  if (groups?.length === 0)
    report([...path, 'apiGroups'], 'the rule has no API group', { fix: 'write [""] for the core group' });
}

function checkSubject(subject: PlainObject, binding: string, path: Path, report: Report): void {
  const kind = asText(subject.kind);
  const group = asText(subject.apiGroup);
  if (kind === 'ServiceAccount') {
    // In a RoleBinding, its own namespace is meant.
    if (binding === 'ClusterRoleBinding' && asText(subject.namespace) === undefined) {
      report([...path, 'namespace'], 'a ServiceAccount needs its namespace here', {
        fix: 'add the namespace that it lies in',
      });
    }
    if (group !== undefined)
      report([...path, 'apiGroup'], 'ServiceAccount is in the core group', { fix: 'remove apiGroup' });
  } else if (kind === 'User' || kind === 'Group') {
    if (group !== undefined && group !== 'rbac.authorization.k8s.io') {
      report([...path, 'apiGroup'], `a ${kind} has apiGroup: rbac.authorization.k8s.io`);
    }
  } else if (kind !== undefined) {
    report([...path, 'kind'], `"${kind}" cannot be bound`, { fix: 'allowed: ServiceAccount, User, Group' });
  }
}
