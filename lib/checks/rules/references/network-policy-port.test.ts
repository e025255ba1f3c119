import { testRule, workload } from '../../testing.ts';
import { networkPolicyPort } from './network-policy-port.ts';

const namespaces = ['app', 'data'].map(
  (name) => `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}}}`,
);
const web = workload(
  'Deployment',
  '',
  'ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]',
  'web',
);
const db = workload('StatefulSet', '', 'ports: [{name: sql, containerPort: 5432}]', 'db').replace(
  'namespace: app',
  'namespace: data',
);
const policy = (spec: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: it, namespace: app}, spec: {podSelector: {}, ${spec}}}`;
const into = (port: string) => [...namespaces, web, db, policy(`ingress: [{ports: [{${port}}]}]`)];
const outTo = (peer: string, port: string) => [
  ...namespaces,
  web,
  db,
  policy(`egress: [{to: [{${peer}}], ports: [{${port}}]}]`),
];
const data = 'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}';

testRule(networkPolicyPort, {
  finds: {
    'a name that no pod has': [
      into('port: https'),
      'NetworkPolicy/it spec.ingress[0].ports[0].port: none of the pods has a TCP port called "https"',
    ],
    'a name of the other protocol': [
      into('port: dns'),
      'NetworkPolicy/it spec.ingress[0].ports[0].port: none of the pods has a TCP port called "dns"',
    ],
    'the port of the Service': [
      into('port: 80'),
      'warning NetworkPolicy/it spec.ingress[0].ports[0].port: none of the pods has TCP port 80: a policy names ports of pods, not of Services',
    ],
    'a name of the peers': [
      outTo(data, 'port: mysql'),
      'NetworkPolicy/it spec.egress[0].ports[0].port: none of the pods has a TCP port called "mysql"',
    ],
    'a number of the peers': [
      outTo(data, 'port: 3306'),
      'warning NetworkPolicy/it spec.egress[0].ports[0].port: none of the pods has TCP port 3306: a policy names ports of pods, not of Services',
    ],
    'a range beside them': [
      into('port: 9000, endPort: 9100'),
      'warning NetworkPolicy/it spec.ingress[0].ports[0].port: none of the pods has TCP port 9000: a policy names ports of pods, not of Services',
    ],
  },
  passes: {
    'ports of the pods': [
      ...into('port: http'),
      policy(
        'ingress: [{ports: [{port: 8080}, {port: 8000, endPort: 9000}, {port: dns, protocol: UDP}, {protocol: TCP}]}]',
      ).replace('name: it', 'name: two'),
    ],
    'ports of the peers': outTo(data, 'port: 5432'),
    'peers that are not pods': outTo('ipBlock: {cidr: 10.0.0.0/8}', 'port: 443'),
    'peers that are not known': outTo(
      'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}',
      'port: 53',
    ),
    everyone: [...namespaces, web, policy('egress: [{ports: [{port: 443}]}]')],
    'pods that declare nothing': [
      ...namespaces,
      workload('Deployment', '', 'env: []'),
      policy('ingress: [{ports: [{port: 80}]}]'),
    ],
  },
});
