import {
  asList,
  asNumber,
  asObject,
  asText,
  asTextMap,
  at,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Pod } from '../../pods.ts';
import type { ObjectRule, Report } from '../../rule.ts';
import { closestLabels, matchesSelector } from '../../selectors.ts';

const hard = 'requiredDuringSchedulingIgnoredDuringExecution';
const soft = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Labels that Kubernetes puts on nodes. */
const nodeLabels = [
  'kubernetes.io/arch',
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/etcd',
  'node-role.kubernetes.io/master',
  'node.kubernetes.io/instance-type',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
];

export const scheduling: ObjectRule = {
  id: 'schema/scheduling',
  severity: 'error',
  scope: 'object',
  summary:
    'spread constraints and affinities are complete, name labels of nodes, and mean the pods they stand in',
  check({ pod }, report) {
    if (!pod) return;
    for (const [constraint, index] of objectsIn(pod.spec.topologySpreadConstraints)) {
      checkSpread(constraint, pod, [...pod.specPath, 'topologySpreadConstraints', index], report);
    }
    checkPodAffinity(pod, report);
    checkNodeAffinity(pod, report);
    for (const key of Object.keys(asObject(pod.spec.nodeSelector))) {
      checkNodeLabel(key, [...pod.specPath, 'nodeSelector', key], report);
    }
  },
};

function checkSpread(constraint: PlainObject, { labels }: Pod, path: Path, report: Report): void {
  const { maxSkew, minDomains, whenUnsatisfiable, labelSelector } = constraint;
  const skew = asNumber(maxSkew);
  if (skew !== undefined && skew < 1) report([...path, 'maxSkew'], `${skew} is less than 1`);
  if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
    report([...path, 'minDomains'], 'minDomains needs whenUnsatisfiable: DoNotSchedule');
  }
  checkTopology(constraint, path, report);
  const fix = "select the pod's own labels";
  if (labelSelector === undefined) {
    report(path, 'without a labelSelector no pod is counted', { severity: 'warning', fix });
  } else if (isPlainObject(labelSelector) && !matchesSelector(labelSelector, labels)) {
    report([...path, 'labelSelector'], "it does not select the pod's own labels, so it spreads nothing", {
      severity: 'warning',
      fix,
    });
  }
}

function checkPodAffinity(pod: Pod, report: Report): void {
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const affinity = asObject(at(pod.spec.affinity, kind));
    const path = [...pod.specPath, 'affinity', kind];
    for (const [term, index] of objectsIn(affinity[hard])) {
      checkTerm(term, kind, pod, [...path, hard, index], report);
    }
    for (const [{ podAffinityTerm, weight }, index] of objectsIn(affinity[soft])) {
      checkTerm(asObject(podAffinityTerm), kind, pod, [...path, soft, index, 'podAffinityTerm'], report);
      checkWeight(weight, [...path, soft, index], report);
    }
  }
}

function checkTerm(term: PlainObject, kind: string, pod: Pod, path: Path, report: Report): void {
  checkTopology(term, path, report);
  const wanted = asTextMap(at(term.labelSelector, 'matchLabels'));
  const isElsewhere = term.namespaceSelector !== undefined || asList(term.namespaces).length > 0;
  if (kind !== 'podAntiAffinity' || isElsewhere || matchesSelector(term.labelSelector, pod.labels)) return;
  // Keeping away from other pods is a choice; from pods that are its own in all but one label, a slip.
  if (Object.keys(wanted).length > 1 && closestLabels(wanted, [pod]) !== undefined) {
    report(
      [...path, 'labelSelector'],
      "it selects the pod's own labels but for one, so it keeps nothing apart",
      {
        severity: 'warning',
        fix: "select the pod's own labels",
      },
    );
  }
}

function checkNodeAffinity({ spec, specPath }: Pod, report: Report): void {
  const affinity = asObject(at(spec.affinity, 'nodeAffinity'));
  const path = [...specPath, 'affinity', 'nodeAffinity'];
  const required = affinity[hard];
  if (isPlainObject(required) && asList(required.nodeSelectorTerms).length === 0) {
    report([...path, hard], 'nodeSelectorTerms is empty, which no node satisfies');
  }
  const terms: (readonly [PlainObject, Path])[] = [
    ...objectsIn(asObject(required).nodeSelectorTerms).map(
      ([term, index]) => [term, [...path, hard, 'nodeSelectorTerms', index]] as const,
    ),
    ...objectsIn(affinity[soft]).map(
      ([{ preference }, index]) => [asObject(preference), [...path, soft, index, 'preference']] as const,
    ),
  ];
  for (const [term, place] of terms) {
    for (const [{ key }, index] of objectsIn(term.matchExpressions)) {
      checkNodeLabel(asText(key), [...place, 'matchExpressions', index, 'key'], report);
    }
  }
  for (const [{ weight }, index] of objectsIn(affinity[soft]))
    checkWeight(weight, [...path, soft, index], report);
}

function checkTopology({ topologyKey }: PlainObject, path: Path, report: Report): void {
  const key = asText(topologyKey);
  if (key !== undefined) checkNodeLabel(key, [...path, 'topologyKey'], report);
  else
    report([...path, 'topologyKey'], 'the topologyKey is empty', {
      fix: 'write kubernetes.io/hostname or another label of nodes',
    });
}

function checkNodeLabel(key: string | undefined, path: Path, report: Report): void {
  if (key === undefined || nodeLabels.includes(key)) return;
  const meant = didYouMean(key, nodeLabels);
  if (meant !== undefined) {
    report(path, `nodes have no label "${key}"`, { severity: 'warning', fix: `did you mean "${meant}"?` });
  }
}

function checkWeight(weight: unknown, path: Path, report: Report): void {
  const number = asNumber(weight);
  if (number !== undefined && (number < 1 || number > 100))
    report([...path, 'weight'], `${number} is not between 1 and 100`);
}
