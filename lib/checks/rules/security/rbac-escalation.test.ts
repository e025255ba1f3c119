import { manifest, testRule } from '../../testing.ts';
import { rbacEscalation } from './rbac-escalation.ts';

const role = (rule: string) => manifest('rbac.authorization.k8s.io/v1', 'ClusterRole', `rules: [{${rule}}]`);

testRule(rbacEscalation, {
  finds: {
    'commands through the kubelet': [
      role('apiGroups: [""], resources: [nodes, nodes/proxy], verbs: [get]'),
      'ClusterRole/it rules[0].resources[1]: "nodes/proxy" lets it run commands in every container, through the kubelet',
    ],
    'tokens of others': [
      role('apiGroups: [""], resources: [serviceaccounts/token], verbs: ["*"]'),
      'ClusterRole/it rules[0].resources[0]: "serviceaccounts/token" lets it make tokens of other ServiceAccounts',
    ],
    'commands in containers': [
      role('apiGroups: [""], resources: [pods/exec], verbs: [create]'),
      'ClusterRole/it rules[0].resources[0]: "pods/exec" lets it run commands in every container that it can name',
    ],
    'rights of others': [
      role('apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get, escalate, bind]'),
      'ClusterRole/it rules[0].verbs[1]: "escalate" lets it give itself every right, by changing a role',
      'ClusterRole/it rules[0].verbs[2]: "bind" lets it give itself every right, by binding a role that it does not have',
    ],
    'acting as others': [
      role('apiGroups: [""], resources: [users], verbs: [impersonate]'),
      'ClusterRole/it rules[0].verbs[0]: "impersonate" lets it act as anybody else',
    ],
  },
  passes: {
    'metrics of the kubelet': role('apiGroups: [""], resources: [nodes/metrics, nodes/stats], verbs: [get]'),
    'a list of what may be proxied': role('apiGroups: [""], resources: [nodes/proxy], verbs: [list]'),
    'no rules': manifest('rbac.authorization.k8s.io/v1', 'Role', 'rules: []'),
  },
});
