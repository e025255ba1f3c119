import { manifest, testRule } from '../../testing.ts';
import { rbacSecrets } from './rbac-secrets.ts';

const role = (kind: 'Role' | 'ClusterRole', rule = 'apiGroups: [""], resources: [secrets], verbs: [get]') =>
  manifest('rbac.authorization.k8s.io/v1', kind, `rules: [{${rule}}]`);
const binding = (kind: string) =>
  manifest('rbac.authorization.k8s.io/v1', kind, 'roleRef: {kind: ClusterRole, name: it}, subjects: []');

testRule(rbacSecrets, {
  finds: {
    'Secrets of the cluster': [
      [role('ClusterRole'), binding('ClusterRoleBinding')],
      'ClusterRole/it rules[0]: it reads the Secrets of every namespace',
    ],
    'a role that is bound nowhere yet': [
      role('ClusterRole'),
      'ClusterRole/it rules[0]: it reads the Secrets of every namespace',
    ],
    'Secrets of a namespace': [
      role('Role'),
      'warning Role/it rules[0]: it reads every Secret of namespace app',
    ],
    'all that there is': [
      role('ClusterRole', 'apiGroups: ["*"], resources: ["*"], verbs: [list]'),
      'ClusterRole/it rules[0]: it reads the Secrets of every namespace',
    ],
  },
  passes: {
    'a Secret by name': role(
      'Role',
      'apiGroups: [""], resources: [secrets], resourceNames: [one], verbs: [get]',
    ),
    'making them': role('Role', 'apiGroups: [""], resources: [secrets], verbs: [create]'),
    'secrets of another group': role(
      'ClusterRole',
      'apiGroups: [example.com], resources: [secrets], verbs: [get]',
    ),
    'a ClusterRole that is given in one namespace': [role('ClusterRole'), binding('RoleBinding')],
  },
});
