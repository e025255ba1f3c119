import { testRule, workload } from '../../testing.ts';
import { networkPolicySelector } from './network-policy-selector.ts';

const namespace = (name: string, labels = '') =>
  `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}, labels: {${labels}}}}`;
const policy = (spec: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: it, namespace: app}, spec: {${spec}}}`;
const from = (peer: string) => policy(`podSelector: {}, ingress: [{from: [{${peer}}]}]`);
const own = [
  namespace('app'),
  namespace('data', 'tier: back'),
  workload('Deployment', '', ''),
  workload('StatefulSet', '', '', 'db').replace('namespace: app', 'namespace: data'),
];
const dataPods = (app: string) =>
  `namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}, podSelector: {matchLabels: {app: ${app}}}`;

testRule(networkPolicySelector, {
  context: { tenants: { 'managed-by': 'poddle' } },
  finds: {
    'pods that there are not': [
      [...own, policy('podSelector: {matchLabels: {app: its}}')],
      'NetworkPolicy/it spec.podSelector: no pod in namespace app has the labels app=its',
    ],
    'a peer of the namespace': [
      [...own, from('podSelector: {matchLabels: {app: its}}')],
      'NetworkPolicy/it spec.ingress[0].from[0].podSelector: no pod in namespace app has the labels app=its',
    ],
    'a peer of another namespace': [
      [...own, from(dataPods('its'))],
      'NetworkPolicy/it spec.ingress[0].from[0].podSelector: no pod in namespace data has the labels app=its',
    ],
    'a peer beside those of Kubernetes': [
      [
        ...own,
        '{apiVersion: v1, kind: Pod, metadata: {name: metrics, namespace: kube-system, labels: {app: metrics, part: a}}, spec: {}}',
        from(
          'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {app: metrics, part: b}}',
        ),
      ],
      'NetworkPolicy/it spec.ingress[0].from[0].podSelector: no pod in namespace kube-system has the labels app=metrics, part=b',
    ],
    'a namespace that is misspelt': [
      [...own, from('namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: dataa}}')],
      'NetworkPolicy/it spec.ingress[0].from[0].namespaceSelector: no namespace is known to have the labels kubernetes.io/metadata.name=dataa',
    ],
    'a namespace that nothing is known of': [
      [...own, from('namespaceSelector: {matchLabels: {tier: front}}')],
      'warning NetworkPolicy/it spec.ingress[0].from[0].namespaceSelector: no namespace is known to have the labels tier=front',
    ],
    'pods where no Namespace is made': [
      [workload('Deployment', '', ''), policy('podSelector: {matchLabels: {app: its}}')],
      'NetworkPolicy/it spec.podSelector: no pod in namespace app has the labels app=its',
    ],
  },
  passes: {
    'pods that there are': [
      ...own,
      policy('podSelector: {matchLabels: {app: it}}'),
      from(dataPods('it')).replace('name: it', 'name: two'),
    ],
    'every pod': [...own, from('podSelector: {}'), policy('podSelector: {}, policyTypes: [Ingress]')],
    'namespaces by their labels': [...own, from('namespaceSelector: {matchLabels: {tier: back}}')],
    'pods of Kubernetes': [
      ...own,
      from(
        'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}',
      ),
    ],
    tenants: [
      ...own,
      from(
        'namespaceSelector: {matchLabels: {managed-by: poddle}}, podSelector: {matchLabels: {app: theirs}}',
      ),
    ],
    'address blocks and everyone': [
      ...own,
      from('ipBlock: {cidr: 10.0.0.0/8}'),
      policy('podSelector: {}, ingress: [{}]'),
    ],
    'a namespace whose pods are elsewhere': policy('podSelector: {matchLabels: {app: theirs}}'),
  },
});
