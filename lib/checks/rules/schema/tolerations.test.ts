import { pod, testRule } from '../../testing.ts';
import { tolerations } from './tolerations.ts';

const of = (...list: string[]) => pod(`tolerations: [${list.map((one) => `{${one}}`).join(', ')}]`);

testRule(tolerations, {
  finds: {
    'no key': [
      of('value: a', 'operator: Equal'),
      'Pod/it spec.tolerations[0]: a toleration without a key must have operator: Exists',
      'Pod/it spec.tolerations[1]: a toleration without a key must have operator: Exists',
    ],
    'a value of Exists': [
      of('key: a, operator: Exists, value: b'),
      'Pod/it spec.tolerations[0].value: operator: Exists takes no value',
    ],
    'seconds of another effect': [
      of('key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 5'),
      'Pod/it spec.tolerations[0].tolerationSeconds: tolerationSeconds needs effect: NoExecute',
    ],
    'a key that is none': [
      of('key: "a b", operator: Exists'),
      'Pod/it spec.tolerations[0].key: "a b" is no key of a taint',
    ],
    'misspelt keys of Kubernetes': [
      of(
        'key: node-role.kubernetes.io/controlplane, operator: Exists',
        'key: node.kubernetes.io/sleepy, operator: Exists',
      ),
      'warning Pod/it spec.tolerations[0].key: no node has a taint "node-role.kubernetes.io/controlplane"',
      'warning Pod/it spec.tolerations[1].key: "node.kubernetes.io/sleepy" is none of the taints that Kubernetes puts on nodes',
    ],
  },
  passes: {
    everything: of('operator: Exists'),
    'taints of Kubernetes': of(
      'key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule',
      'key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 300',
      'key: CriticalAddonsOnly, operator: Exists',
    ),
    'taints of one’s own': of(
      'key: dedicated, value: metrics, effect: NoSchedule',
      'key: example.com/gpu, operator: Exists',
    ),
  },
});
