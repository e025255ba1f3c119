import { manifest, testRule } from '../../testing.ts';
import { rbacWildcard } from './rbac-wildcard.ts';

const role = (rule: string) => manifest('rbac.authorization.k8s.io/v1', 'ClusterRole', `rules: [{${rule}}]`);

testRule(rbacWildcard, {
  finds: {
    'every verb': [
      role('apiGroups: [""], resources: [pods], verbs: ["*"]'),
      'ClusterRole/it rules[0].verbs[0]: "*" allows every one of the verbs, and those to come',
    ],
    'every group and resource': [
      role('apiGroups: ["*"], resources: [pods, "*"], verbs: [get]'),
      'ClusterRole/it rules[0].apiGroups[0]: "*" allows every one of the API groups, and those to come',
      'ClusterRole/it rules[0].resources[1]: "*" allows every one of the resources, and those to come',
    ],
    'a part of every resource': [
      role('apiGroups: [apps], resources: ["*/scale"], verbs: [get]'),
      'ClusterRole/it rules[0].resources[0]: "*/scale" allows every one of the resources, and those to come',
    ],
    'every path': [
      role('nonResourceURLs: ["*"], verbs: [get]'),
      'ClusterRole/it rules[0].nonResourceURLs[0]: "*" allows every one of the paths, and those to come',
    ],
  },
  passes: {
    'what is named': role('apiGroups: [""], resources: [pods], verbs: [get]'),
    'a part of one path': role('nonResourceURLs: ["/healthz/*"], verbs: [get]'),
    'no rules': manifest('rbac.authorization.k8s.io/v1', 'Role', 'rules: null'),
  },
});
