import { manifest, testRule } from '../../testing.ts';
import { rbac } from './rbac.ts';

const group = 'rbac.authorization.k8s.io';
const role = (rules: string, kind = 'Role') => manifest(`${group}/v1`, kind, `rules: [${rules}]`);
const binding = (subjects: string, kind = 'RoleBinding', role = 'Role') =>
  manifest(
    `${group}/v1`,
    kind,
    `roleRef: {apiGroup: ${group}, kind: ${role}, name: reader}, subjects: [${subjects}]`,
  );

testRule(rbac, {
  finds: {
    'no verbs': [
      role('{apiGroups: [""], resources: [pods], verbs: []}, {apiGroups: [""], resources: [pods]}'),
      'Role/it rules[0].verbs: the rule has no verb',
      'Role/it rules[1].verbs: the rule has no verb',
    ],
    'nothing to allow': [
      role('{verbs: [get]}'),
      'Role/it rules[0].apiGroups: the rule has no API group',
      'Role/it rules[0].resources: the rule has no resource',
    ],
    'URLs in a Role': [
      role('{verbs: [get], nonResourceURLs: [/metrics]}'),
      'Role/it rules[0].nonResourceURLs: a Role cannot allow URLs, which lie in no namespace',
    ],
    'URLs and resources': [
      role('{verbs: [get], nonResourceURLs: [/metrics], resources: [pods], apiGroups: [""]}', 'ClusterRole'),
      'ClusterRole/it rules[0]: a rule is for resources or for URLs, not both',
    ],
    'a ServiceAccount without namespace': [
      binding('{kind: ServiceAccount, name: a}', 'ClusterRoleBinding', 'ClusterRole'),
      'ClusterRoleBinding/it subjects[0].namespace: a ServiceAccount needs its namespace here',
    ],
    'a ServiceAccount with a group': [
      binding(`{kind: ServiceAccount, name: a, namespace: b, apiGroup: ${group}}`),
      'RoleBinding/it subjects[0].apiGroup: ServiceAccount is in the core group',
    ],
    'a kind that cannot be bound': [
      binding('{kind: Pod, name: a}, {kind: User, name: a, apiGroup: v1}'),
      'RoleBinding/it subjects[0].kind: "Pod" cannot be bound',
      'RoleBinding/it subjects[1].apiGroup: a User has apiGroup: rbac.authorization.k8s.io',
    ],
    'a role that is none': [
      binding('', 'RoleBinding', 'Rule').replace(`apiGroup: ${group}`, 'apiGroup: rbac'),
      'RoleBinding/it roleRef.apiGroup: a role is of no other group than rbac.authorization.k8s.io',
      'RoleBinding/it roleRef.kind: "Rule" is no kind of role',
    ],
    'a Role for the whole cluster': [
      binding('', 'ClusterRoleBinding'),
      'ClusterRoleBinding/it roleRef.kind: a ClusterRoleBinding cannot give a Role, which holds in one namespace',
    ],
  },
  passes: {
    'complete rules': [
      role('{apiGroups: [""], resources: [pods], verbs: [get]}'),
      role('{nonResourceURLs: [/metrics], verbs: [get]}', 'ClusterRole'),
    ],
    'complete subjects': binding(
      `{kind: ServiceAccount, name: a, namespace: b}, {kind: User, name: a, apiGroup: ${group}}, {kind: Group, name: a}`,
    ),
    'a ServiceAccount of the same namespace': binding('{kind: ServiceAccount, name: a}'),
    'a role without rules': role(''),
  },
});
