import { manifest, testRule } from '../../testing.ts';
import { rbacBinding } from './rbac-binding.ts';

const binding = (role: string, subject: string) =>
  manifest(
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    `roleRef: {kind: ClusterRole, name: ${role}}, subjects: [{${subject}}]`,
  );

testRule(rbacBinding, {
  finds: {
    'all rights': [
      binding('cluster-admin', 'kind: ServiceAccount, name: it, namespace: app'),
      'ClusterRoleBinding/it roleRef.name: cluster-admin may do everything there is',
    ],
    'a role for everybody': [
      binding('view', 'kind: Group, name: "system:unauthenticated"'),
      'ClusterRoleBinding/it subjects[0]: the role view is given to everybody who can reach the API server',
    ],
    'a role for every pod': [
      binding('view', 'kind: Group, name: "system:serviceaccounts"'),
      'ClusterRoleBinding/it subjects[0]: the role view is given to every pod',
    ],
    'a role for nobody known': [
      binding('view', 'kind: User, name: "system:anonymous"'),
      'ClusterRoleBinding/it subjects[0]: the role view is given to everybody who can reach the API server',
    ],
  },
  passes: {
    'one ServiceAccount': binding('view', 'kind: ServiceAccount, name: it, namespace: app'),
    'the pods of one namespace': binding('view', 'kind: Group, name: "system:serviceaccounts:app"'),
    'no subjects': manifest('rbac.authorization.k8s.io/v1', 'RoleBinding', 'roleRef: {kind: Role, name: a}'),
  },
});
