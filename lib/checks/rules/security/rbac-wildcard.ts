import { asList, objectsIn } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const rbacWildcard: ObjectRule = {
  id: 'security/rbac-wildcard',
  severity: 'error',
  scope: 'object',
  summary: 'roles name the verbs, groups and resources that they allow, one by one',
  check({ groupKind, object }, report) {
    if (!/^rbac\.authorization\.k8s\.io\/(Cluster)?Role$/.test(groupKind)) return;
    for (const [rule, index] of objectsIn(object.rules)) {
      for (const field of ['verbs', 'apiGroups', 'resources', 'nonResourceURLs']) {
        for (const [at, value] of asList(rule[field]).entries()) {
          // `*/scale` is every resource as well; `/healthz/*` is a part of one path.
          const isAll = value === '*' || (field === 'resources' && String(value).startsWith('*/'));
          if (!isAll) continue;
          report(
            ['rules', index, field, at],
            `"${value}" allows every one of the ${names[field]}, and those to come`,
            {
              fix: 'name the ones that are needed',
            },
          );
        }
      }
    }
  },
};

const names: Readonly<Record<string, string>> = {
  verbs: 'verbs',
  apiGroups: 'API groups',
  resources: 'resources',
  nonResourceURLs: 'paths',
};
