import { manifest, testRule } from '../../testing.ts';
import { roleBinding } from './role-binding.ts';

const group = 'rbac.authorization.k8s.io';
const binding = (role: string, subject: string, kind = 'RoleBinding') =>
  manifest(`${group}/v1`, kind, `roleRef: {apiGroup: ${group}, ${role}}, subjects: [${subject}]`);
const role = manifest(`${group}/v1`, 'Role', 'rules: []', 'reader');
const clusterRole = `{apiVersion: ${group}/v1, kind: ClusterRole, metadata: {name: node-reader}}`;
const account = manifest('v1', 'ServiceAccount', 'secrets: []', 'agent');
const agent = '{kind: ServiceAccount, name: agent, namespace: app}';

testRule(roleBinding, {
  finds: {
    'a role that is not there': [
      [role, account, binding('kind: Role, name: raeder', agent)],
      'RoleBinding/it roleRef.name: there is no Role "raeder" in namespace app',
    ],
    'a role of another namespace': [
      [
        role.replace('namespace: app', 'namespace: other'),
        account,
        binding('kind: Role, name: reader', agent),
      ],
      'RoleBinding/it roleRef.name: there is no Role "reader" in namespace app',
    ],
    'a cluster role that is not there': [
      [clusterRole, account, binding('kind: ClusterRole, name: nodereader', agent, 'ClusterRoleBinding')],
      'ClusterRoleBinding/it roleRef.name: there is no ClusterRole "nodereader"',
    ],
    'a ServiceAccount that is not there': [
      [
        role,
        account,
        binding('kind: Role, name: reader', '{kind: ServiceAccount, name: agnet, namespace: app}'),
      ],
      'RoleBinding/it subjects[0].name: there is no ServiceAccount "agnet" in namespace app',
    ],
    'a ServiceAccount that nothing is known of': [
      [
        role,
        binding('kind: Role, name: reader', '{kind: ServiceAccount, name: agent, namespace: elsewhere}'),
      ],
      'warning RoleBinding/it subjects[0].name: nobody can tell whether there is a ServiceAccount "agent" in namespace elsewhere: these manifests do not hold all of that namespace',
    ],
  },
  passes: {
    'what is there': [
      role,
      clusterRole,
      account,
      binding('kind: Role, name: reader', agent),
      binding('kind: ClusterRole, name: node-reader', agent, 'ClusterRoleBinding'),
    ],
    'roles of Kubernetes': [
      account,
      binding('kind: ClusterRole, name: view', agent),
      binding(
        'kind: ClusterRole, name: "system:auth-delegator"',
        '{kind: User, name: jane}',
        'ClusterRoleBinding',
      ),
    ],
    'a ServiceAccount of the same namespace': [
      role,
      account,
      binding('kind: Role, name: reader', '{kind: ServiceAccount, name: agent}'),
    ],
    'the default ServiceAccount': [
      role,
      binding('kind: Role, name: reader', '{kind: ServiceAccount, name: default, namespace: app}'),
    ],
  },
});
