import { pod, testRule } from '../../testing.ts';
import { scheduling } from './scheduling.ts';

const spread = (fields: string) =>
  pod(`topologySpreadConstraints: [{topologyKey: kubernetes.io/hostname, ${fields}}]`);
const own = 'labelSelector: {matchLabels: {app: it}}';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const required = 'requiredDuringSchedulingIgnoredDuringExecution';

testRule(scheduling, {
  finds: {
    'a skew of 0': [
      spread(`maxSkew: 0, whenUnsatisfiable: DoNotSchedule, ${own}`),
      'Pod/it spec.topologySpreadConstraints[0].maxSkew: 0 is less than 1',
    ],
    'minDomains where pods are scheduled anyway': [
      spread(`maxSkew: 1, minDomains: 2, whenUnsatisfiable: ScheduleAnyway, ${own}`),
      'Pod/it spec.topologySpreadConstraints[0].minDomains: minDomains needs whenUnsatisfiable: DoNotSchedule',
    ],
    'a constraint without a selector': [
      spread('maxSkew: 1, whenUnsatisfiable: ScheduleAnyway'),
      'warning Pod/it spec.topologySpreadConstraints[0]: without a labelSelector no pod is counted',
    ],
    'a constraint for other pods': [
      spread('maxSkew: 1, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: other}}'),
      "warning Pod/it spec.topologySpreadConstraints[0].labelSelector: it does not select the pod's own labels, so it spreads nothing",
    ],
    weights: [
      pod(
        `affinity: {podAffinity: {${preferred}: [{weight: 0, podAffinityTerm: {topologyKey: a}}]}, nodeAffinity: {${preferred}: [{weight: 101, preference: {}}]}}`,
      ),
      'Pod/it spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: 0 is not between 1 and 100',
      'Pod/it spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: 101 is not between 1 and 100',
    ],
    'labels that nodes lack': [
      pod(
        `nodeSelector: {kubernetes.io/ost: linux}, affinity: {podAntiAffinity: {${required}: [{topologyKey: kubernetes.io/hostnam}]}, nodeAffinity: {${preferred}: [{weight: 1, preference: {matchExpressions: [{key: topology.kubernetes.io/zones, operator: Exists}]}}]}}`,
      ),
      'warning Pod/it spec.nodeSelector["kubernetes.io/ost"]: nodes have no label "kubernetes.io/ost"',
      'warning Pod/it spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: nodes have no label "kubernetes.io/hostnam"',
      'warning Pod/it spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].key: nodes have no label "topology.kubernetes.io/zones"',
    ],
    'pods that are nearly its own': [
      pod(
        `affinity: {podAntiAffinity: {${required}: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: it, part: a}}}]}}`,
      ),
      "warning Pod/it spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector: it selects the pod's own labels but for one, so it keeps nothing apart",
    ],
    'no topology': [
      pod(
        `affinity: {podAntiAffinity: {${required}: [{topologyKey: ""}], ${preferred}: [{weight: 1, podAffinityTerm: {}}]}}`,
      ),
      'Pod/it spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: the topologyKey is empty',
      'Pod/it spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey: the topologyKey is empty',
    ],
    'no terms': [
      pod(`affinity: {nodeAffinity: {${required}: {nodeSelectorTerms: []}}}`),
      'Pod/it spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution: nodeSelectorTerms is empty, which no node satisfies',
    ],
  },
  passes: {
    'other pods to keep away from': pod(
      `nodeSelector: {example.com/disk: fast}, affinity: {podAntiAffinity: {${required}: [{topologyKey: example.com/rack, labelSelector: {matchLabels: {app: other}}}]}}`,
    ),
    'a constraint for its own pods': spread(
      `maxSkew: 1, minDomains: 2, whenUnsatisfiable: DoNotSchedule, ${own}`,
    ),
    'a complete affinity': pod(
      `affinity: {podAntiAffinity: {${required}: [{topologyKey: kubernetes.io/hostname, ${own}}]}, nodeAffinity: {${required}: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}`,
    ),
    none: pod('affinity: null, topologySpreadConstraints: null'),
  },
});
