import { manifest, testRule } from '../../testing.ts';
import { openPolicy } from './open-policy.ts';

const policy = (rules: string) =>
  manifest(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `spec: {podSelector: {matchLabels: {app: it}}, ${rules}}`,
  );
const port = 'ports: [{port: 80}]';

testRule(openPolicy, {
  finds: {
    'an empty rule': [
      policy('ingress: [{}]'),
      'NetworkPolicy/it spec.ingress[0]: it lets in connections from anywhere',
    ],
    'an empty peer list': [
      policy(`ingress: [{from: [], ${port}}]`),
      'NetworkPolicy/it spec.ingress[0]: it lets in connections from anywhere',
    ],
    'every address': [
      policy(`ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ${port}}]`),
      'NetworkPolicy/it spec.ingress[0]: it lets in connections from anywhere',
    ],
    'every address of version 6': [
      policy(`ingress: [{from: [{ipBlock: {cidr: "::/0"}}], ${port}}]`),
      'NetworkPolicy/it spec.ingress[0]: it lets in connections from anywhere',
    ],
    'every namespace': [
      policy(`ingress: [{from: [{namespaceSelector: {}}], ${port}}]`),
      'NetworkPolicy/it spec.ingress[0]: it lets in connections from any namespace',
    ],
    'one wide peer among others': [
      policy(`ingress: [{from: [{podSelector: {matchLabels: {a: b}}}, {namespaceSelector: {}}], ${port}}]`),
      'NetworkPolicy/it spec.ingress[0]: it lets in connections from any namespace',
    ],
    'everything out': [
      policy('egress: [{}]'),
      'NetworkPolicy/it spec.egress[0]: it lets out connections to anywhere, on every port',
    ],
    'every port': [
      policy('ingress: [{from: [{podSelector: {matchLabels: {app: it}}}]}]'),
      'warning NetworkPolicy/it spec.ingress[0]: it opens every port of its pods',
    ],
  },
  passes: {
    'peers and ports': policy(`ingress: [{from: [{podSelector: {matchLabels: {app: it}}}], ${port}}]`),
    'some pods of every namespace': policy(
      `ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: it}}}], ${port}}]`,
    ),
    'ports of everywhere, out': policy('egress: [{ports: [{port: 53, protocol: UDP}]}]'),
    'every port of one address, out': policy('egress: [{to: [{ipBlock: {cidr: 10.0.0.1/32}}]}]'),
  },
});
