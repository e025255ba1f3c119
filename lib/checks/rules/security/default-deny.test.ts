import { manifest, testRule } from '../../testing.ts';
import { defaultDeny } from './default-deny.ts';

const namespace = '{apiVersion: v1, kind: Namespace, metadata: {name: app}}';
const policy = (spec: string) => manifest('networking.k8s.io/v1', 'NetworkPolicy', `spec: {${spec}}`);

testRule(defaultDeny, {
  finds: {
    'a namespace without policies': [
      namespace,
      'Namespace/app: no NetworkPolicy denies ingress and egress in this namespace by default',
    ],
    'one that denies one direction': [
      [namespace, policy('podSelector: {}, policyTypes: [Ingress]')],
      'Namespace/app: no NetworkPolicy denies egress in this namespace by default',
    ],
    'one that selects some pods': [
      [namespace, policy('podSelector: {matchLabels: {app: it}}, policyTypes: [Ingress, Egress]')],
      'Namespace/app: no NetworkPolicy denies ingress and egress in this namespace by default',
    ],
    'one that lets everything in': [
      [namespace, policy('podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}]')],
      'Namespace/app: no NetworkPolicy denies ingress in this namespace by default',
    ],
    'one that selects by absence': [
      [
        namespace,
        policy(
          'podSelector: {matchExpressions: [{key: open, operator: DoesNotExist}]}, policyTypes: [Ingress, Egress]',
        ),
      ],
      'Namespace/app: no NetworkPolicy denies ingress and egress in this namespace by default',
    ],
  },
  passes: {
    'a policy for both': [namespace, policy('podSelector: {}, policyTypes: [Ingress, Egress]')],
    'namespaces of Kubernetes': '{apiVersion: v1, kind: Namespace, metadata: {name: kube-system}}',
    'folders that make no namespace': policy('podSelector: {}'),
  },
});
