import { manifest, pod, testRule } from '../../testing.ts';
import { unusedToken } from './unused-token.ts';

const main = 'containers: [{name: main}]';
const account = (fields = '') =>
  `{apiVersion: v1, kind: ServiceAccount, metadata: {name: it, namespace: app}, ${fields}}`;
const binding = (subject: string) =>
  manifest(
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    `roleRef: {kind: Role, name: it}, subjects: [{${subject}}]`,
  );

testRule(unusedToken, {
  finds: {
    'the default account': [
      pod(main),
      'Pod/it spec: the token of ServiceAccount default is mounted, and no role is bound to it',
    ],
    'an account without a role': [
      [account(), pod(`serviceAccountName: it, ${main}`)],
      'Pod/it spec.serviceAccountName: the token of ServiceAccount it is mounted, and no role is bound to it',
    ],
    'a pod that asks for it': [
      [
        account('automountServiceAccountToken: false'),
        pod(`serviceAccountName: it, automountServiceAccountToken: true, ${main}`),
      ],
      'Pod/it spec.automountServiceAccountToken: the token of ServiceAccount it is mounted, and no role is bound to it',
    ],
    'a role of another account': [
      [pod(`serviceAccountName: it, ${main}`), binding('kind: ServiceAccount, name: other, namespace: app')],
      'Pod/it spec.serviceAccountName: the token of ServiceAccount it is mounted, and no role is bound to it',
    ],
  },
  passes: {
    'a pod that does not want it': pod(`automountServiceAccountToken: false, ${main}`),
    'an account that does not': [
      account('automountServiceAccountToken: false'),
      pod(`serviceAccountName: it, ${main}`),
    ],
    'a role': [
      pod(`serviceAccountName: it, ${main}`),
      binding('kind: ServiceAccount, name: it, namespace: app'),
    ],
    'a role of the whole namespace': [
      pod(`serviceAccountName: it, ${main}`),
      binding('kind: Group, name: "system:serviceaccounts:app"'),
    ],
    'a token for somebody else': pod(
      `volumes: [{name: a, projected: {sources: [{serviceAccountToken: {audience: vault, path: token}}]}}], ${main}`,
    ),
  },
});
